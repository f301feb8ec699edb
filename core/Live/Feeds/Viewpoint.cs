using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>One campaign as one audience sees it.</summary>
internal sealed record Viewpoint(string Campaign, Audience Audience, IJournalStore Store, IViews Views, PositionTokens Tokens)
{
    public string Position(long seq) => Tokens.Encode(Campaign, Store.Epoch, seq);

    /// <summary>The place that a token means, or null when it means none in this epoch of this campaign.</summary>
    public long? Place(string token) =>
        token.Length <= 256 && Tokens.TryDecode(Campaign, token, out var epoch, out var seq) && epoch == Store.Epoch && seq >= 0 && seq <= Store.Journal.Head(Campaign)
            ? seq
            : null;

    public long Head => Store.Journal.Head(Campaign);

    public ValueTask<ViewMoment> CurrentAsync(CancellationToken cancellationToken) => Views.CurrentAsync(Campaign, Audience, cancellationToken);

    public IAsyncEnumerable<ViewMoment> ViewsAsync(long? after, CancellationToken cancellationToken) => Views.FollowAsync(Campaign, Audience, after, cancellationToken);

    public IAsyncEnumerable<StoredEvent> EventsAsync(long after, CancellationToken cancellationToken) =>
        Store.Journal.FollowAsync(new EventQuery(Campaign, Audience) { From = after }, cancellationToken);

    /// <summary>The last event up to a position that this audience may see, or 0.</summary>
    public async ValueTask<long> LastSeenAsync(long seq, CancellationToken cancellationToken)
    {
        var query = new EventQuery(Campaign, Audience) { From = seq + 1, Backward = true, Limit = 1 };
        var events = await Store.Journal.ReadAsync(query, cancellationToken);
        return events.Count == 0 ? 0 : events[0].Seq;
    }
}
