using Microsoft.Extensions.Logging;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>All plugins of this host: found, loaded, supervised, reloaded. Safe for concurrent use.</summary>
public sealed class PluginHouse : IAsyncDisposable
{
    public PluginHouse(PluginHouseOptions options, IJournalStore store, IReadOnlyList<ITool> coreTools, ILoggerFactory loggers, TimeProvider time)
    {
    }

    /// <summary>Raised when a plugin's state or what it offers changed.</summary>
    public event Action? Changed;

    public ToolDesk Tools { get; } = new();

    /// <summary>Every plugin that was found, by id.</summary>
    public IReadOnlyList<PluginStatus> Plugins => [];

    /// <summary>What plugins offer that is listed but not served yet.</summary>
    public IReadOnlyList<OfferedPart> Parts => [];

    /// <summary>Loads every enabled plugin, then watches for new ones.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <summary>Ends deliveries and lets calls that run finish within <paramref name="drain"/>.</summary>
    public Task StopAsync(TimeSpan drain) => Task.CompletedTask;

    public Task<Result<PluginStatus>> ReloadAsync(string id, CancellationToken cancellationToken) => Missing<PluginStatus>();

    public Task<Result<PluginStatus>> EnableAsync(string id, CancellationToken cancellationToken) => Missing<PluginStatus>();

    public Task<Result<PluginStatus>> DisableAsync(string id, CancellationToken cancellationToken) => Missing<PluginStatus>();

    /// <summary>Deliveries that were set aside, oldest first; of one plugin or of all.</summary>
    public ValueTask<IReadOnlyList<Letter>> LettersAsync(string? plugin, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Letter>>([]);

    /// <summary>Delivers a letter once more, marked as late, and settles it when that succeeds.</summary>
    public Task<Result<Unit>> RetryAsync(string letterId, CancellationToken cancellationToken) => Missing<Unit>();

    public OfferedFeed? Feed(string plugin, string name) => null;

    public OfferedFeed? FeedByAlias(string path) => null;

    public Task<Result<EndpointResponse>> HandleAsync(string plugin, EndpointRequest request, CancellationToken cancellationToken) => Missing<EndpointResponse>();

    /// <summary>The folder whose files are served below the plugin's address, or null.</summary>
    public string? AssetFolder(string plugin) => null;

    public Task<Result<ExportDocument>> ExportAsync(string plugin, SessionExport export, CancellationToken cancellationToken) => Missing<ExportDocument>();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<Result<T>> Missing<T>() => Task.FromResult<Result<T>>(Error.NotFound("There is no such plugin."));
}
