using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's feed behind its guard. Whoever holds it holds nothing of the plugin once <see cref="Gone"/> is cancelled.</summary>
public sealed class OfferedFeed
{
    private readonly PluginRun _run;
    private readonly int _index;

    internal OfferedFeed(PluginRun run, int index, string name, string? alias) => (_run, _index, Name, Alias) = (run, index, name, alias);

    public string Plugin => _run.Manifest.Id;

    public string Name { get; }

    public string? Alias { get; }

    /// <summary>Cancelled when the plugin is reloaded or removed.</summary>
    public CancellationToken Gone => _run.Gone;

    public ValueTask<Result<IReadOnlyList<JsonElement>>> OpenAsync(FeedView view, CancellationToken cancellationToken) =>
        CallAsync((feed, token) => feed.OpenAsync(view, token), cancellationToken);

    public ValueTask<Result<IReadOnlyList<JsonElement>>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken) =>
        CallAsync((feed, token) => feed.NextAsync(view, happened, token), cancellationToken);

    private async ValueTask<Result<IReadOnlyList<JsonElement>>> CallAsync(
        Func<IFeed, CancellationToken, ValueTask<IReadOnlyList<JsonElement>>> call, CancellationToken cancellationToken) =>
        await _run.CallAsync($"feed {Name}", _run.Limits.Feed, caller: null, (parts, token) => CopyAsync(call(parts.Feeds[_index], token)), cancellationToken);

    private static async Task<IReadOnlyList<JsonElement>> CopyAsync(ValueTask<IReadOnlyList<JsonElement>> messages) =>
        await messages is { } all ? [.. all.Select(static message => message.Clone())] : null!;
}
