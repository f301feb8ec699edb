using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The campaign itself: a snapshot of its view, then every event.</summary>
internal sealed class EventSource(TimeProvider time, CancellationToken gone) : IChannelSource
{
    public bool TellsAll => true;

    public CancellationToken Gone => gone;

    public byte[] Reset() => Envelopes.Reset(Guid.CreateVersion7().ToString("N"), time.GetUtcNow());

    public ValueTask<Result<IReadOnlyList<byte[]>>> OpenAsync(FeedView view, string position, CancellationToken cancellationToken) =>
        new((byte[][])[Envelopes.Snapshot(Guid.CreateVersion7().ToString("N"), time.GetUtcNow(), view, position)]);

    public ValueTask<IReadOnlyList<byte[]>> NextAsync(FeedView view, StoredEvent happened, string position, CancellationToken cancellationToken) =>
        new([Envelopes.Event(happened, position)]);
}
