using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's feed behind its guard. Whoever holds it holds nothing of the plugin once <see cref="Gone"/> is cancelled.</summary>
public sealed class OfferedFeed
{
    internal OfferedFeed(string plugin, string name, string? alias, CancellationToken gone) => (Plugin, Name, Alias, Gone) = (plugin, name, alias, gone);

    public string Plugin { get; }

    public string Name { get; }

    public string? Alias { get; }

    /// <summary>Cancelled when the plugin is reloaded or removed.</summary>
    public CancellationToken Gone { get; }

    public ValueTask<Result<IReadOnlyList<JsonElement>>> OpenAsync(FeedView view, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<IReadOnlyList<JsonElement>>>(Error.NotAvailable("This feed"));

    public ValueTask<Result<IReadOnlyList<JsonElement>>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<IReadOnlyList<JsonElement>>>(Error.NotAvailable("This feed"));
}
