using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Makes the messages of a channel. Each message is made once, whoever sees it.</summary>
internal interface IChannelSource
{
    /// <summary>Whether a viewer that fell behind is told every event, rather than being shown the state anew.</summary>
    bool TellsAll { get; }

    CancellationToken Gone { get; }

    Said Reset();

    ValueTask<Result<IReadOnlyList<Said>>> OpenAsync(FeedView view, string position, CancellationToken cancellationToken);

    /// <summary>The messages of one event: none when it says nothing to these viewers.</summary>
    ValueTask<IReadOnlyList<Said>> NextAsync(FeedView view, StoredEvent happened, string position, CancellationToken cancellationToken);
}
