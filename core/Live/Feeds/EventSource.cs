using System.Runtime.CompilerServices;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The campaign itself: a snapshot of its view, then every event. To tell the events nothing needs to be folded.</summary>
internal sealed class EventSource(Wording wording, TimeProvider time, CancellationToken gone) : IChannelSource
{
    public bool TellsAll => true;

    public CancellationToken Gone => gone;

    public Said Reset() => new(Envelopes.Reset(time.GetUtcNow()));

    public ValueTask<Result<IReadOnlyList<Said>>> OpenAsync(FeedView view, string position, CancellationToken cancellationToken) =>
        new((Said[])[new(Envelopes.Snapshot(time.GetUtcNow(), view, position), position)]);

    public async IAsyncEnumerable<Telling> FollowAsync(Viewpoint at, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = after ?? at.Head;
        yield return new Telling(from, []);
        await foreach (var happened in at.EventsAsync(from, cancellationToken))
            yield return new Telling(happened.Seq, wording.Of(happened, at));
    }
}
