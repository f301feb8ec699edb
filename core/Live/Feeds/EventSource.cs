using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The campaign itself: a snapshot of its view, then every event.</summary>
internal sealed class EventSource(TimeProvider time, CancellationToken gone) : IChannelSource
{
    public bool TellsAll => true;

    public CancellationToken Gone => gone;

    public Said Reset() => new(Envelopes.Reset(time.GetUtcNow()));

    public ValueTask<Result<IReadOnlyList<Said>>> OpenAsync(FeedView view, string position, CancellationToken cancellationToken) =>
        new((Said[])[new(Envelopes.Snapshot(time.GetUtcNow(), view, position), position)]);

    public ValueTask<IReadOnlyList<Said>> NextAsync(FeedView view, StoredEvent happened, string position, CancellationToken cancellationToken) =>
        new([new(Envelopes.Event(happened, position), position)]);
}
