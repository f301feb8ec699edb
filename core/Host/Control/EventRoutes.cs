using PluginHost.Journal;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Events as the caller may see them. Positions are handed out as tokens only.</summary>
internal sealed class EventRoutes(HostParts parts, CancellationToken stopping)
{
    private const int Most = 1000;

    public async Task PageAsync(HttpContext context)
    {
        var asked = Asked(context, "before", backward: true);
        if (!asked.Succeeded)
        {
            await Answers.ErrorAsync(context, asked.Error);
            return;
        }

        var query = asked.Value;
        var head = parts.Store.Journal.Head(query.Journal);
        var found = await parts.Store.Journal.ReadAsync(query with { Limit = query.Limit + 1 }, context.RequestAborted);
        var events = found.Take(query.Limit).OrderBy(static happened => happened.Seq).ToList();
        var older = found.Count > query.Limit ? Token(query.Journal, events[0].Seq) : null;
        var newer = query.From > 0 && events.Count > 0 ? events[^1].Seq : head;
        await Answers.JsonAsync(context, new EventPage([.. events.Select(static happened => happened.Event)], older, Token(query.Journal, newer)), ControlJson.Default.EventPage);
    }

    public async Task TailAsync(HttpContext context)
    {
        var asked = Asked(context, "after", backward: false);
        if (!asked.Succeeded)
        {
            await Answers.ErrorAsync(context, asked.Error);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, parts.Keys.Until(context.Principal()));
        var query = asked.Value;
        Answers.StartLines(context);
        await context.Response.Body.FlushAsync(ended.Token);
        try
        {
            await FollowAsync(context, context.Request.Query.ContainsKey("after") ? query : query with { From = parts.Store.Journal.Head(query.Journal) }, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reader left or may no longer read, or the host stops: a tail has no other end.
        }
    }

    private async Task FollowAsync(HttpContext context, EventQuery query, CancellationToken cancellationToken)
    {
        await foreach (var happened in parts.Store.Journal.FollowAsync(query, cancellationToken))
        {
            await Answers.LineAsync(context, happened.Event, ControlJson.Default.TableEvent, cancellationToken);
        }
    }

    private Result<EventQuery> Asked(HttpContext context, string position, bool backward)
    {
        var asked = context.Request.Query;
        var caller = context.Principal();
        var journal = asked["campaign"].ToString() is { Length: > 0 } named ? named : parts.Table.DefaultCampaign(caller) ?? "host";
        if (journal != "host" && !parts.Campaigns.Exists(journal))
        {
            return Error.NotFound($"There is no campaign '{journal}'.") with { Field = "campaign", Hint = $"See: {Invocation.Name} campaigns" };
        }

        var limit = 256;
        if (asked["limit"].ToString() is { Length: > 0 } text && !(int.TryParse(text, out limit) && limit is >= 1 and <= Most))
        {
            return Error.Invalid("limit", $"The limit is a number from 1 to {Most}.");
        }

        var from = 0L;
        if (asked[position].ToString() is { Length: > 0 } token && !Position(journal, token, out from))
        {
            return Error.Invalid(position, "This position is not one of this campaign.") with { Hint = "Read the first page again." };
        }

        return new EventQuery(journal, caller.Audience)
        {
            Backward = backward,
            From = from,
            Limit = limit,
            Kinds = asked["kind"].ToString() is { Length: > 0 } kind ? [kind] : null,
        };
    }

    private string Token(string journal, long seq) => parts.Tokens.Encode(journal, parts.Store.Epoch, seq);

    private bool Position(string journal, string token, out long seq) =>
        parts.Tokens.TryDecode(journal, token, out var epoch, out seq) && epoch == parts.Store.Epoch;
}
