using System.Text.Json;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal sealed class FeedHandle(OfferedFeed feed) : IOfferedFeed
{
    public string Plugin => feed.Plugin;

    public string Name => feed.Name;

    public CancellationToken Gone => feed.Gone;

    public ValueTask<Result<IReadOnlyList<JsonElement>>> OpenAsync(FeedView view, CancellationToken cancellationToken) => feed.OpenAsync(view, cancellationToken);

    public ValueTask<Result<IReadOnlyList<JsonElement>>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken) =>
        feed.NextAsync(view, happened, cancellationToken);
}
