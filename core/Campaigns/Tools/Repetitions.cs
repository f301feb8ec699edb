using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A call that comes a second time, perhaps after a restart, is answered as it was the first time: it is decided again on what was the state then.</summary>
internal sealed class Repetitions(IJournalStore store)
{
    private const int Page = 1024;

    private readonly CampaignFold _fold = new();

    /// <returns>The first answer, or null when the call is new.</returns>
    public async Task<ToolResult?> FindAsync(string campaign, ToolCall call, Func<KnownState, Moment, Result<Decision>> decide, CancellationToken cancellationToken)
    {
        var known = await store.Journal.FindAsync(campaign, call.Id, cancellationToken);
        return known is null ? null : await AnswerAsync(campaign, call, known, decide, cancellationToken);
    }

    public async Task<ToolResult> AnswerAsync(
        string campaign, ToolCall call, Committed committed, Func<KnownState, Moment, Result<Decision>> decide, CancellationToken cancellationToken)
    {
        var query = new EventQuery(campaign, null) { From = committed.FirstSeq - 1, Limit = (int)(committed.LastSeq - committed.FirstSeq + 1) };
        var first = await store.Journal.ReadAsync(query, cancellationToken);
        var again = decide(await BeforeAsync(campaign, committed.FirstSeq, cancellationToken), new Moment(first[0].Event.At, first));

        // With other arguments, by another person or after a redaction it cannot be told any more what the answer was.
        return again.Succeeded && first[0].Event.Person == call.Caller.Person && AreSame(again.Value.Events, first)
            ? CampaignDesk.Answer(again.Value, dryRun: false)
            : ToolResult.Text("This was done before; nothing was changed.");
    }

    private async Task<KnownState> BeforeAsync(string campaign, long seq, CancellationToken cancellationToken)
    {
        var state = _fold.Start(campaign);
        for (var at = 0L; at < seq - 1;)
        {
            var limit = (int)Math.Min(Page, seq - 1 - at);
            foreach (var happened in await store.Journal.ReadAsync(new EventQuery(campaign, null) { From = at, Limit = limit }, cancellationToken))
            {
                state = _fold.Apply(state, happened);
            }

            at += limit;
        }

        return state.Its;
    }

    private static bool AreSame(IReadOnlyList<NewEvent> again, IReadOnlyList<StoredEvent> first) =>
        again.Count == first.Count && again.Zip(first).All(static both =>
            both.First.Kind == both.Second.Event.Kind && both.First.Audience.Equals(both.Second.Event.Audience) && JsonElement.DeepEquals(both.First.Data, both.Second.Event.Data));
}
