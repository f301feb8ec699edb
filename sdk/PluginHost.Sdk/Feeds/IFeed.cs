using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>
/// A stream of messages that any number of viewers of a campaign share, such as an overlay's. The host owns the sockets, folds the view, calls the feed once
/// per change and sends the same bytes to all; a viewer who comes late starts with <see cref="OpenAsync"/>, one who comes back gets what was missed.
/// A feed is a pure function: it keeps nothing between calls, does no I/O and may be called from several threads at once.
/// What it throws closes the feed's sockets with a reason; viewers reconnect.
/// </summary>
public interface IFeed
{
    /// <summary>The feed's name, unique in its plugin: it is served at <c>/plugins/{id}/feeds/{name}</c>.</summary>
    string Name { get; }

    /// <summary>A short path of its own, such as <c>/obs</c>, or null. The first plugin to claim one has it.</summary>
    string? Alias => null;

    /// <summary>The messages that bring a new viewer up to date.</summary>
    /// <param name="view">The view of this audience.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>The messages, in order.</returns>
    ValueTask<IReadOnlyList<JsonElement>> OpenAsync(FeedView view, CancellationToken cancellationToken);

    /// <summary>The messages that follow from one event.</summary>
    /// <param name="view">The view after the event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>The messages, in order; none when viewers need not know.</returns>
    ValueTask<IReadOnlyList<JsonElement>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken);
}

/// <summary>The state of a campaign as one audience may see it.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Parts">The view's parts by name, such as <c>initiative</c> and <c>party</c>.</param>
public sealed record FeedView(string Campaign, IReadOnlyDictionary<string, JsonElement> Parts)
{
    /// <summary>The names of the parts that the event changed; all of them on opening.</summary>
    public IReadOnlyCollection<string> Changed { get; init; } = [];
}
