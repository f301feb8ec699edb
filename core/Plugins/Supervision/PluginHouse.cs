using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>All plugins of this host: found, loaded, supervised, reloaded. Safe for concurrent use.</summary>
public sealed partial class PluginHouse : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HousedPlugin> _folders = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _arrivals = new(1, 1);
    private readonly PluginHouseWorld _world;
    private readonly PluginSwitches _switches;
    private readonly PluginConfiguration _configuration;
    private readonly PluginEntrance _entrance;
    private readonly OutboxDrain _outbox;
    private readonly OutboxLetters _requests;
    private readonly ILogger _log;
    private FolderWatch? _watch;

    public PluginHouse(PluginHouseOptions options, IJournalStore store, IReadOnlyList<ITool> coreTools, ILoggerFactory loggers, TimeProvider time)
        : this(options, store, coreTools, loggers, time, PluginConfiguration.Loader(options))
    {
    }

    internal PluginHouse(PluginHouseOptions options, IJournalStore store, IReadOnlyList<ITool> coreTools, ILoggerFactory loggers, TimeProvider time, IPluginLoader loader)
    {
        _log = loggers.CreateLogger("plugins");
        _world = new PluginHouseWorld(options, store, loggers, time, id => _ = Find(id)?.CountLettersAsync(), id => _outbox?.Trouble(id));
        _switches = new PluginSwitches(Path.Combine(Path.GetFullPath(options.DroppedFolder), "..", "plugins.state.json"));
        _configuration = new PluginConfiguration(options);
        Tools = new ToolDesk([.. coreTools, new ExportSessionTool(Working, new SessionReader(store.Journal, time))], options.Limits, time, options.Rights);
        _entrance = new PluginEntrance(loader, _configuration, Tools, _world);
        _outbox = new OutboxDrain(store.Outbox, options.Outbox, options.Secrets, time, loggers.CreateLogger("outbox"), _world.LettersChanged);
        _requests = new OutboxLetters(store);
    }

    /// <summary>Raised when a plugin's state or what it offers changed.</summary>
    [SuppressMessage("Design", "MA0046", Justification = "It says only that something changed; whoever listens looks.")]
    public event Action? Changed;

    public ToolDesk Tools { get; }

    /// <summary>Every plugin that was found, by id. Of several folders with one id the one that counts comes first.</summary>
    public IReadOnlyList<PluginStatus> Plugins =>
        [.. _folders.Values.OrderBy(static plugin => plugin.Id, StringComparer.Ordinal).ThenBy(plugin => First(plugin.Id) != plugin).Select(static plugin => plugin.Status)];

    /// <summary>What a person should mend that belongs to no single plugin, such as a field of <c>plugins.json</c> that nobody knows.</summary>
    public IReadOnlyList<string> Warnings => [.. _configuration.Warnings([.. _folders.Values.Select(static plugin => plugin.Id)]), .. _remains];

    /// <summary>What plugins offer that is listed but not served yet.</summary>
    public IReadOnlyList<OfferedPart> Parts => [.. _folders.Values.SelectMany(static plugin => plugin.Working?.Parts ?? [])];

    /// <summary>Loads every enabled plugin, then watches for new ones and begins to send.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _configuration.Read();
        var found = Found(_world.Options.BundledFolder, bundled: true).Concat(Found(_world.Options.DroppedFolder, bundled: false)).ToList();
        await Parallel.ForEachAsync(
            found,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (plugin, token) => await TakeAsync(plugin, token));
        foreach (var warning in Warnings)
            ToMend(_log, warning);
        var known = found.Where(static plugin => !plugin.Bundled).ToDictionary(static plugin => plugin.Folder, static plugin => plugin.Mark, StringComparer.Ordinal);
        _watch = new FolderWatch(Path.GetFullPath(_world.Options.DroppedFolder), known, _world.Options.Quiet, _world.Time, SettledAsync);
        _outbox.Start();
    }

    /// <summary>Ends deliveries and lets calls that run finish within <paramref name="drain"/>.</summary>
    public async Task StopAsync(TimeSpan drain)
    {
        if (Interlocked.Exchange(ref _watch, null) is { } watch)
            await watch.DisposeAsync();
        await Task.WhenAll(_folders.Values.Select(plugin => plugin.StopAsync("the host stopped", drain, unload: false)));
        await _outbox.StopAsync();
    }

    /// <summary>Loads the folder anew; what was running goes on until the new one is ready.</summary>
    public async Task<Result<PluginStatus>> ReloadAsync(string id, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } plugin)
            return Missing(id);
        if (!IsEnabled(id))
            return Error.Invalid("id", $"{id} is disabled.") with { Hint = $"Enable it first: plugins enable {id}" };

        _configuration.Read();
        await plugin.LoadAsync(cancellationToken);
        return plugin.Status;
    }

    public async Task<Result<PluginStatus>> EnableAsync(string id, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } plugin)
            return Missing(id);

        _switches.Set(id, enabled: true);
        if (plugin.Presence is null)
            await plugin.LoadAsync(cancellationToken);
        return plugin.Status;
    }

    public async Task<Result<PluginStatus>> DisableAsync(string id, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } plugin)
            return Missing(id);

        _switches.Set(id, enabled: false);
        await plugin.StopAsync(Disabled);
        return plugin.Status;
    }

    /// <summary>Deliveries, then requests, that were set aside, oldest first; of one plugin or of all.</summary>
    public async Task<IReadOnlyList<Letter>> LettersAsync(string? plugin, CancellationToken cancellationToken) =>
        [.. await _world.Store.Readers.LettersAsync(plugin, cancellationToken), .. await _requests.ListAsync(plugin, cancellationToken)];

    /// <summary>Delivers a letter once more, marked as late, and settles it when that succeeds; or plans a request once more.</summary>
    public async Task<Result<Unit>> RetryAsync(string letterId, CancellationToken cancellationToken)
    {
        if (OutboxLetters.IsRequest(letterId))
            return await RetryRequestAsync(letterId, cancellationToken);

        var letters = await _world.Store.Readers.LettersAsync(null, cancellationToken);
        if (letters.FirstOrDefault(letter => letter.Id == letterId) is not { } letter)
            return Error.NotFound("There is no such letter.") with { Hint = "List them with: plugins letters" };
        if (Find(letter.Reader) is not { } plugin || plugin.Working is not { } working)
            return new Error("not-available", $"{letter.Reader} is not running.") { Hint = "Enable or reload it, then retry." };

        var query = new EventQuery(letter.Journal, working.Run.Manifest.Needs.Audience) { From = letter.Seq - 1, Limit = 1 };
        var page = await _world.Store.Journal.ReadAsync(query, cancellationToken);
        if (page is not [{ } stored] || stored.Seq != letter.Seq)
            return Error.NotFound("The event of this letter can no longer be read.");

        var delivered = await working.Deliveries.Pump(letter.Journal).DeliverLateAsync(stored, letter, cancellationToken);
        await plugin.CountLettersAsync();
        return delivered;
    }

    private async Task<Result<Unit>> RetryRequestAsync(string letterId, CancellationToken cancellationToken)
    {
        var retried = await _requests.RetryAsync(letterId, cancellationToken);
        if (!retried.Succeeded)
            return retried.Error;

        _world.LettersChanged(retried.Value);
        return Unit.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        foreach (var plugin in _folders.Values)
            plugin.Dispose();
        _outbox.Dispose();
        _arrivals.Dispose();
    }
}
