using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Campaigns.Shared;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a command decided: the events of its step (none when nothing changes) and the answer.</summary>
internal sealed record Decision(IReadOnlyList<NewEvent> Events, string Text, JsonElement? Data = null)
{
    public static Decision Of(Draft draft, string text, JsonElement? data = null) => new(draft.Events(), text, data);

    /// <summary>It stays right whatever else happens at the same moment, such as a note.</summary>
    public bool Independent { get; init; }
}

/// <summary>Where commands decide on the full state and append.</summary>
internal sealed class CampaignDesk(IJournalStore store, Views<CampaignState> views, TimeProvider time)
{
    /// <summary>Notes and rolls do not wait in line: whoever does may still come too late a few times.</summary>
    private const int Attempts = 64;
    private const int Page = 1_000;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _lines = new(StringComparer.Ordinal);
    private readonly Repetitions _repetitions = new(store);

    public IJournalStore Store => store;

    public Views<CampaignState> Views => views;

    public BlobAudiences Blobs { get; } = new(store, views);

    public CampaignDirectory Directory { get; } = new(store, views);

    public static NewEvent Event<T>(string kind, T data, JsonTypeInfo<T> type, Audience? audience = null) =>
        new(kind, JsonSerializer.SerializeToElement(data, type), audience ?? Audience.Everyone);

    public static JsonElement Id(string id) => JsonSerializer.SerializeToElement(new MadeId(id), CampaignJson.Default.MadeId);

    /// <summary>An id that says nothing about its bearer or about how many others there are. The same call makes the same things, so that a repeated call finds them.</summary>
    public static string IdOf(ToolCall call, int index = 0) => string.Concat(HashOf(call, index).Take(6).Select(static part => Letters[part % Letters.Length]));

    /// <summary>Different numbers that say nothing, the greatest first; the same whenever the call is repeated.</summary>
    public static IReadOnlyList<int> NumbersOf(ToolCall call, int count)
    {
        var numbers = new SortedSet<int>();
        for (var index = 0; numbers.Count < count; index++)
        {
            numbers.Add(BinaryPrimitives.ReadUInt16LittleEndian(HashOf(call, -1 - index)) % 10_000);
        }

        return [.. numbers.Reverse()];
    }

    /// <summary>A number of chance that is the same whenever the call is repeated.</summary>
    public static int ChanceOf(ToolCall call, int index) => BinaryPrimitives.ReadUInt16LittleEndian(HashOf(call, int.MinValue + index));

    public Result<string> Find(ToolCall call, string? asked)
    {
        if ((asked ?? call.Campaign ?? call.Caller.Campaign) is not { Length: > 0 } id)
        {
            return Error.Invalid("campaign_id", "No campaign was named.") with { Hint = "Enter a campaign first, or name one; list_campaigns shows them." };
        }

        return call.Caller.MayEnter(id) && Directory.Exists(id)
            ? id
            : Error.NotFound("There is no such campaign.") with { Hint = "list_campaigns shows those that there are.", Field = "campaign_id" };
    }

    /// <summary>What an audience may see of a campaign, from its beginning.</summary>
    public async IAsyncEnumerable<StoredEvent> EventsAsync(
        string journal, Audience audience, IReadOnlyList<string> kinds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long from = 0;
        while (true)
        {
            var page = await store.Journal.ReadAsync(new EventQuery(journal, audience) { From = from, Limit = Page, Kinds = kinds }, cancellationToken);
            foreach (var happened in page)
            {
                yield return happened;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            from = page[^1].Seq;
        }
    }

    public Task<ToolResult> ChangeAsync(ToolCall call, string? asked, Func<KnownState, Result<Decision>> decide, CancellationToken cancellationToken) =>
        ChangeAsync(call, asked, (its, _) => decide(its), cancellationToken);

    public async Task<ToolResult> ChangeAsync(ToolCall call, string? asked, Func<KnownState, Moment, Result<Decision>> decide, CancellationToken cancellationToken)
    {
        var found = Find(call, asked);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        // Whoever came too late once waits in line: however many act at the same moment, each has its turn.
        var line = _lines.GetOrAdd(found.Value, static _ => new SemaphoreSlim(1));
        var inLine = false;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var tried = await TryAsync(found.Value, call, (its, moment) => decide(its, moment).Then<Decision>(decision => SharedRetelling.Of(its, decision)), cancellationToken);
                if (tried.Error?.Code != "conflict" || attempt == Attempts)
                {
                    return tried;
                }

                if (!inLine)
                {
                    await line.WaitAsync(cancellationToken);
                    inLine = true;
                }
            }
        }
        finally
        {
            if (inLine)
            {
                line.Release();
            }
        }
    }

    public static ToolResult Answer(Decision decision, bool dryRun) =>
        ToolResult.Text(dryRun ? $"Would do: {decision.Text}" : decision.Text) with { Data = decision.Data };

    private static byte[] HashOf(ToolCall call, int index) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(index == 0 ? $"{call.Caller.Person}\n{call.Tool}\n{call.Id}" : string.Create(CultureInfo.InvariantCulture, $"{call.Caller.Person}\n{call.Tool}\n{call.Id}\n{index}")));

    private async Task<ToolResult> TryAsync(string campaign, ToolCall call, Func<KnownState, Moment, Result<Decision>> decide, CancellationToken cancellationToken)
    {
        var folded = await views.StateAsync(campaign, null, cancellationToken);
        var decided = decide(folded.State.Its, new Moment(time.GetUtcNow(), []));
        if (call.DryRun || !decided.Succeeded || decided.Value.Events.Count == 0)
        {
            // A repeated call may no longer be possible, or have nothing left to do: that is no answer to what it did.
            return (call.DryRun ? null : await _repetitions.FindAsync(campaign, call, decide, cancellationToken))
                ?? (decided.Succeeded ? Answer(decided.Value, call.DryRun) : ToolResult.Failed(decided.Error));
        }

        var step = new Step(campaign, call.Caller, decided.Value.Events)
        {
            ExpectedHead = decided.Value.Independent ? null : folded.Seq,
            Session = folded.State.Its.Session?.Id,
        };
        var committed = await store.Journal.CommitAsync(new Commit { Step = step, IdempotencyKey = call.Id }, cancellationToken);
        if (!committed.Succeeded)
        {
            return ToolResult.Failed(committed.Error);
        }

        await Blobs.FollowAsync(decided.Value.Events, call.Caller.Audience, cancellationToken);
        return committed.Value.Repeated
            ? await _repetitions.AnswerAsync(campaign, call, committed.Value, decide, cancellationToken)
            : Answer(decided.Value, dryRun: false);
    }
}
