using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a command decided: the events of its step (none when nothing changes) and the answer.</summary>
internal sealed record Decision(IReadOnlyList<NewEvent> Events, string Text, JsonElement? Data = null)
{
    /// <summary>It stays right whatever else happens at the same moment, such as a note.</summary>
    public bool Independent { get; init; }
}

/// <summary>Where commands decide on the full state and append.</summary>
internal sealed class CampaignDesk(IJournalStore store, Views<CampaignState> views, TimeProvider time)
{
    private const int Attempts = 16;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    public IJournalStore Store => store;

    public Views<CampaignState> Views => views;

    public TimeProvider Time => time;

    public static NewEvent Event<T>(string kind, T data, JsonTypeInfo<T> type, Audience? audience = null) =>
        new(kind, JsonSerializer.SerializeToElement(data, type), audience ?? Audience.Everyone);

    public static JsonElement Id(string id) => JsonSerializer.SerializeToElement(new MadeId(id), CampaignJson.Default.MadeId);

    /// <summary>An id that says nothing about its bearer or about how many others there are.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(Letters, 6);

    /// <summary>The same call makes the same thing, so that a repeated call finds it.</summary>
    public static string IdOf(ToolCall call)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Caller.Person}\n{call.Tool}\n{call.Id}"));
        return string.Concat(hash.Take(6).Select(static part => Letters[part % Letters.Length]));
    }

    public async Task<Result<string>> FindAsync(ToolCall call, string? asked, CancellationToken cancellationToken)
    {
        if ((asked ?? call.Campaign ?? call.Caller.Campaign) is not { Length: > 0 } id)
        {
            return Error.Invalid("campaign_id", "No campaign was named.") with { Hint = "Enter a campaign first, or name one; list_campaigns shows them." };
        }

        var known = call.Caller.MayEnter(id) && (await views.StateAsync(id, null, cancellationToken)).State.Its.Info is not null;
        return known ? id : Error.NotFound("There is no such campaign.") with { Hint = "list_campaigns shows those that there are.", Field = "campaign_id" };
    }

    public async Task<ToolResult> ChangeAsync(ToolCall call, string? asked, Func<SavedState, Result<Decision>> decide, CancellationToken cancellationToken)
    {
        var found = await FindAsync(call, asked, cancellationToken);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        for (var attempt = 1; ; attempt++)
        {
            var folded = await views.StateAsync(found.Value, null, cancellationToken);
            var decided = decide(folded.State.Its);
            if (!decided.Succeeded)
            {
                return ToolResult.Failed(decided.Error);
            }

            if (call.DryRun || decided.Value.Events.Count == 0)
            {
                return Answer(decided.Value, call.DryRun);
            }

            var step = new Step(found.Value, call.Caller, decided.Value.Events)
            {
                ExpectedHead = decided.Value.Independent ? null : folded.Seq,
                Session = folded.State.Its.Session?.Id,
            };
            var committed = await store.Journal.CommitAsync(new Commit { Step = step, IdempotencyKey = call.Id }, cancellationToken);
            if (committed.Succeeded)
            {
                return committed.Value.Repeated ? ToolResult.Text("This was done before; nothing was changed.") : Answer(decided.Value, dryRun: false);
            }

            if (committed.Error.Code != "conflict" || attempt == Attempts)
            {
                return ToolResult.Failed(committed.Error);
            }
        }
    }

    public static ToolResult Answer(Decision decision, bool dryRun) =>
        ToolResult.Text(dryRun ? $"Would do: {decision.Text}" : decision.Text) with { Data = decision.Data };
}
