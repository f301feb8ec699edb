using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>One folder's plugin through all its lives. Its changes happen one after the other; looking at it never waits.</summary>
internal sealed partial class HousedPlugin(FolderPrint print, string folder, bool bundled, PluginHouseWorld world, PluginEntrance entrance, Action changed) : IDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    private readonly ILogger _log = world.Loggers.CreateLogger("plugins");
    private readonly SemaphoreSlim _one = new(1, 1);
    private PluginState _state = PluginState.Stopped;
    private string? _note;
    private string? _refused;
    private string? _lastUnload;
    private string? _leak;
    private PluginPresence? _presence;
    private PluginPresence? _working;
    private int _letters;

    public string Id { get; } = print.Id;

    public string Folder { get; } = folder;

    public bool Bundled { get; } = bundled;

    /// <summary>What the folder looked like when it was last taken.</summary>
    public string Mark { get; private set; } = print.Mark;

    /// <summary>What people see: the old version until it is known what became of it.</summary>
    public PluginPresence? Presence => Volatile.Read(ref _presence);

    /// <summary>What may be called: an idle plugin is loaded, but nobody is sent to it.</summary>
    public PluginPresence? Working => Volatile.Read(ref _working);

    public PluginStatus Status
    {
        get
        {
            var presence = Presence;
            var trouble = _state is PluginState.Running ? presence?.Run.Trouble ?? presence?.Connections.Trouble ?? world.SendTrouble(Id) : null;
            return new PluginStatus
            {
                Id = Id,
                Name = presence?.Run.Manifest.Name ?? Id,
                Version = presence?.Run.Manifest.Version,
                State = trouble is null ? _state : PluginState.Degraded,
                Note = trouble ?? _note ?? Aside(),
                Bundled = Bundled,
                Warnings = [.. presence?.Warnings ?? [], .. new[] { _refused, _leak }.OfType<string>()],
                Tools = presence?.Tools ?? [],
                Offers = [.. presence?.Offers ?? [], .. presence?.Connections.Told ?? []],
                Pages = presence?.Run.Manifest.Pages ?? [],
                Letters = _letters,
                Figures = presence?.Run.Guard.Figures.All ?? [],
                LastUnload = _lastUnload,
            };
        }
    }

    /// <summary>Loads it, or loads it anew: the old one stays until the new one is ready, and stays altogether when the new one cannot start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            Mark = FolderPrint.Of(Folder)?.Mark ?? Mark;
            if (_presence is null)
                Be(PluginState.Loading, null);
            var entered = await entrance.EnterAsync(Folder, Id, changed, cancellationToken);
            if (!entered.Succeeded)
            {
                Refuse(entered.Error);
                return;
            }

            await SwapAsync(entered.Value);
        }
        finally
        {
            _one.Release();
        }

        await CountLettersAsync();
    }

    public async Task StopAsync(string note, TimeSpan? drain = null, bool unload = true)
    {
        await _one.WaitAsync();
        try
        {
            if (Interlocked.Exchange(ref _presence, null) is { } old)
            {
                Be(PluginState.Stopped, "it is being unloaded");
                await LeaveAsync(old, drain ?? Drain, unload);
            }

            _refused = null;
            Be(PluginState.Stopped, note);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>It cannot be loaded, and why.</summary>
    public void Fail(Error error)
    {
        CannotRun(_log, Id, error.ToString());
        Be(PluginState.Failed, error.ToString());
    }

    public async Task CountLettersAsync()
    {
        var deliveries = await world.Store.Readers.LettersAsync(Id, CancellationToken.None);
        var requests = await new OutboxLetters(world.Store).ListAsync(Id, CancellationToken.None);
        _letters = deliveries.Count + requests.Count;
        changed();
    }

    public void Dispose() => _one.Dispose();

    private string? Aside() => _letters switch
    {
        0 => null,
        1 => $"1 delivery or request failed and was set aside: see 'plugins letters {Id}', then 'plugins retry'.",
        _ => $"{_letters} deliveries or requests failed and were set aside: see 'plugins letters {Id}', then 'plugins retry'.",
    };

    private void Refuse(Error error)
    {
        if (_presence is null)
        {
            Fail(error);
            return;
        }

        var refused = $"The changed folder was not taken, and the version before it goes on: {error}";
        NotTaken(_log, Id, refused);
        _refused = refused;
        changed();
    }

    private async Task SwapAsync(PluginPresence fresh)
    {
        var idle = fresh.Needs.Count > 0;
        if (Presence is { } old)
            await ReplaceAsync(old, idle ? null : fresh);
        else
            Begin(idle ? null : fresh);

        _refused = null;
        Volatile.Write(ref _presence, fresh);
        Be(idle ? PluginState.Idle : PluginState.Running, idle ? "needs " + string.Join(", ", fresh.Needs) : null);
    }

    /// <summary>Callers move over at once, while calls of the old version may still finish. Two versions never read from one bookmark.</summary>
    private async Task ReplaceAsync(PluginPresence old, PluginPresence? next)
    {
        await old.HushAsync();
        if (next is null)
            entrance.Close(old);
        Begin(next);
        await EndAsync(old, Drain, unload: true);
    }

    private void Begin(PluginPresence? next)
    {
        Volatile.Write(ref _working, next);
        if (next is not null)
            entrance.Open(next);
    }

    private async Task LeaveAsync(PluginPresence old, TimeSpan drain, bool unload)
    {
        Begin(null);
        entrance.Close(old);
        await old.HushAsync();
        await EndAsync(old, drain, unload);
    }

    private async Task EndAsync(PluginPresence old, TimeSpan drain, bool unload)
    {
        if (await old.Run.EndAsync(drain, unload) is { } report)
        {
            _lastUnload = report.ToString();
            _leak = report.Collected ? null : $"Version {old.Run.Manifest.Version} is {report}. Its memory is freed when the host restarts; tell its author.";
            if (_leak is not null)
                Leaked(_log, Id, _leak);
        }

        old.Run.Dispose();
    }

    private void Be(PluginState state, string? note)
    {
        (_state, _note) = (state, note);
        changed();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Plugin} cannot run: {Reason}")]
    private static partial void CannotRun(ILogger log, string plugin, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Plugin}: {Reason}")]
    private static partial void NotTaken(ILogger log, string plugin, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Plugin}: {Leak}")]
    private static partial void Leaked(ILogger log, string plugin, string leak);
}
