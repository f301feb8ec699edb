using PluginHost.Journal;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// A way to the host of a data folder. The folder's lock decides: whoever holds it is the host. When it is free, a host is started here for as long as
/// the link lives, so that every command takes the same path.
/// </summary>
internal sealed class HostLink : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RunningHost? _embedded;
    private readonly EarlyAnswers? _early;
    private readonly Task<Result<HostLink>>? _coming;
    private ControlClient? _client;

    private HostLink(int port, string key, RunningHost? embedded) => (Port, Key, _embedded) = (port, key, embedded);

    private HostLink(Task<Result<HostLink>> coming, EarlyAnswers early)
        : this(0, string.Empty, null) => (_coming, _early) = (coming, early);

    public int Port { get; }

    public string Key { get; }

    public ControlClient Client => _client ??= new ControlClient(Port, Key);

    private bool IsSettled => _embedded?.Ready.IsCompleted == true;

    /// <summary>An assistant's way to it: where the host is here, nothing lies between but what is remembered while it starts.</summary>
    public Result<IHostLine> Line(string? person, ClientQuery wish)
    {
        if (_coming is null || _early is null)
        {
            return _embedded?.Line(person, wish) ?? HostLine.Open(Port, Key, person, wish.Text);
        }

        Result<IHostLine> Open() => _coming.GetAwaiter().GetResult().Then(link => link.Line(person, wish));
        var opened = _coming.IsCompleted ? Open() : null;
        return opened is { Succeeded: false } ? opened : new EarlyLine(_early, () => opened ?? Open(), () => _coming.Result is { Succeeded: true, Value.IsSettled: true });
    }

    public static async Task<Result<HostLink>> OpenAsync(HostSettings settings, TextWriter logs, CancellationToken cancellationToken)
    {
        var claim = DataFolder.Claim(settings.Folder);
        if (claim.Succeeded)
        {
            var host = await RunningHost.StartAsync(settings with { Brief = true }, claim.Value, logs, cancellationToken);
            if (!host.Succeeded)
            {
                return host.Error;
            }

            await host.Value.Ready.WaitAsync(cancellationToken);
            return new HostLink(host.Value.Port, host.Value.Key, host.Value);
        }

        return ExitCodes.IsInUse(claim.Error) ? await AttachAsync(settings, cancellationToken) : claim.Error;
    }

    /// <summary>
    /// A link for as long as somebody needs it. A host that is started for it serves everybody else as well, at the usual port when that is free, and may still
    /// be loading its plugins. Where there is one already, it is only looked up: whoever knocks finds out whether it answers.
    /// </summary>
    /// <param name="settings">Which host.</param>
    /// <param name="early">What is remembered for the assistant that comes by this link: as far as it goes, a host that is started here is not waited for.</param>
    /// <param name="logs">Where that host says what is wrong.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<Result<HostLink>> OpenLastingAsync(HostSettings settings, EarlyAnswers? early, TextWriter logs, CancellationToken cancellationToken)
    {
        var claim = DataFolder.Claim(settings.Folder);
        if (!claim.Succeeded)
        {
            return ExitCodes.IsInUse(claim.Error) ? LookUp(settings.Folder) : claim.Error;
        }

        if (early is null)
        {
            return await StartLastingAsync(settings, claim.Value, logs, cancellationToken);
        }

        var known = early.Recall();
        var coming = Task.Run(() => StartLastingAsync(settings, claim.Value, logs, cancellationToken), cancellationToken);
        return !known && await coming is { Succeeded: false } failed ? failed : new HostLink(coming, early);
    }

    private static async Task<Result<HostLink>> StartLastingAsync(HostSettings settings, DataFolder claimed, TextWriter logs, CancellationToken cancellationToken)
    {
        foreach (var wanted in (HostSettings[])[settings, settings with { Brief = true }])
        {
            var claim = wanted.Brief ? DataFolder.Claim(settings.Folder) : claimed;
            if (!claim.Succeeded)
            {
                return ExitCodes.IsInUse(claim.Error) ? LookUp(settings.Folder) : claim.Error;
            }

            Result<RunningHost> host;
            try
            {
                host = await RunningHost.StartAsync(wanted, claim.Value, logs, cancellationToken);
            }
            catch
            {
                // Whoever tries again is told the same, and not that the folder is in use.
                claim.Value.Dispose();
                throw;
            }

            if (host.Succeeded)
            {
                return new HostLink(host.Value.Port, host.Value.Key, host.Value);
            }

            if (wanted.Brief || host.Error.Code is not ("port-taken" or "port-reserved"))
            {
                return host.Error;
            }
        }

        throw new InvalidOperationException("The second try has no port of its own.");
    }

    private static Result<HostLink> LookUp(string folder) => RunInfo.PortIn(folder) is { } port
        ? HostKey.LoadOrCreate(folder).Then(hostKey => Keys.CommandLine(hostKey, folder)).Then<HostLink>(key => new HostLink(port, key, null))
        : new Error("unreachable", "Another program holds the data folder, and it does not say where it is.") { Hint = "Wait until it has started or stopped, or end it and try again." };

    /// <summary>Attaches to the host that holds the folder. One that is just starting has a moment to say where it is.</summary>
    public static async Task<Result<HostLink>> AttachAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var hostKey = HostKey.LoadOrCreate(settings.Folder);
        if (!hostKey.Succeeded)
        {
            return hostKey.Error;
        }

        var keys = Keys.Open(hostKey.Value, settings.Folder);
        if (!keys.Succeeded)
        {
            return keys.Error;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                if (RunInfo.Read(settings.Folder) is { } info)
                {
                    var link = new HostLink(info.Port, keys.Value.CommandLine(), null);
                    if ((await link.Client.GetAsync("status", ControlJson.Default.HostStatus, patience.Token)).Succeeded)
                    {
                        return link;
                    }

                    await link.DisposeAsync();
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Error("unreachable", "Another program holds the data folder, and it does not answer.")
            {
                Hint = "Wait until it has started or stopped, or end it and try again.",
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_coming is not null)
        {
            await Task.WhenAny(_coming);
            await using var came = _coming is { IsCompletedSuccessfully: true, Result.Value: { } link } ? link : null;
        }

        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }
}
