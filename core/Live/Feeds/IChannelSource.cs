using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Makes the messages of a channel. Each message is made once, whoever sees it.</summary>
internal interface IChannelSource
{
    /// <summary>Whether a viewer that fell behind is told every event, rather than being shown the state anew.</summary>
    bool TellsAll { get; }

    CancellationToken Gone { get; }

    Said Reset();

    /// <summary>A view as a viewer begins with it.</summary>
    ValueTask<Result<IReadOnlyList<Said>>> OpenAsync(FeedView view, string position, CancellationToken cancellationToken);

    /// <summary>First the place where it begins, then every later event that may be seen from there. It ends only with the token.</summary>
    /// <param name="at">From where it is seen.</param>
    /// <param name="after">The position to begin at; null is now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<Telling> FollowAsync(Viewpoint at, long? after, CancellationToken cancellationToken);
}

/// <param name="Seq">A place in the journal.</param>
/// <param name="Messages">What its event says: nothing when it says nothing to these viewers.</param>
internal readonly record struct Telling(long Seq, IReadOnlyList<Said> Messages);
