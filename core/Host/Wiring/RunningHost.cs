using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PluginHost.Campaigns;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The whole product, running: journal, plugins, doors. It holds the data folder until it is disposed.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    /// <summary>Requests, then plugins, then the journal: together well below the five seconds that a stop may take.</summary>
    private static readonly TimeSpan DrainDoors = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DrainPlugins = TimeSpan.FromSeconds(2);

    private readonly HostParts _parts;
    private readonly WebApplication _app;
    private readonly IDisposable _claim;
    private readonly CancellationTokenSource _stopping;
    private readonly ILogger _logger;
    private int _stopped;

    private RunningHost(HostParts parts, WebApplication app, IDisposable claim, CancellationTokenSource stopping, ILogger logger)
    {
        (_parts, _app, _claim, _stopping, _logger) = (parts, app, claim, stopping, logger);
        Ready = Task.CompletedTask;
    }

    public HostParts Parts => _parts;

    public int Port => _parts.Port;

    /// <summary>The command line's key.</summary>
    public string Key => _parts.Keys.CommandLine();

    /// <summary>Completes when every plugin was loaded, or could not be.</summary>
    public Task Ready { get; private set; }

    /// <summary>An assistant's way in from within this process.</summary>
    public Result<IHostLine> Line(string? person, ClientQuery wish) =>
        EmbeddedLine.Open(_parts, _app.Services.GetRequiredService<McpDesk>(), person, wish, Ready, _stopping.Token);

    public static async Task<Result<RunningHost>> StartAsync(HostSettings settings, IDisposable claim, TextWriter logs, CancellationToken cancellationToken)
    {
        // What a killed host left there would send a command, and its key, to whoever has that port now.
        RunInfo.Remove(settings.Folder);
        var log = new JsonLog(logs, settings.Verbose ? LogLevel.Information : LogLevel.Warning, TimeProvider.System);
        var parts = await HostBuilding.OpenAsync(settings, log, cancellationToken);
        if (!parts.Succeeded)
        {
            claim.Dispose();
            return parts.Error;
        }

        var stopping = new CancellationTokenSource();
        var (built, loggers, meters) = parts.Value;
        var app = HostBuilding.Web(built, loggers, meters, stopping.Token);
        var host = new RunningHost(built, app, claim, stopping, loggers.CreateLogger("PluginHost"));
        if (await host.ListenAsync(cancellationToken) is { } error)
        {
            await host.DisposeAsync();
            return error;
        }

        host.Ready = host.LoadAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        var started = _parts.Time.GetTimestamp();
        try
        {
            await _stopping.CancelAsync();
            using (var drain = new CancellationTokenSource(DrainDoors))
            {
                await _app.StopAsync(drain.Token);
            }

            await _parts.House.StopAsync(DrainPlugins);
            await _parts.House.DisposeAsync();
            await _app.DisposeAsync();
            await _parts.Rules.DisposeAsync();
        }
        finally
        {
            // Whatever the rooms above do, the journal is closed and the folder is free for the next host.
            await _parts.Store.DisposeAsync();
            RunInfo.Remove(_parts.Settings.Folder);
            HostLog.Stopped(_logger, (long)_parts.Time.GetElapsedTime(started).TotalMilliseconds);
            _claim.Dispose();
            _stopping.Dispose();
        }
    }

    private async Task<Error?> ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (PortProbe.Explain(e, _parts.Settings.ListeningPort) is { } error)
        {
            return await PortProbe.NamedAsync(error, _parts.Settings.ListeningPort, cancellationToken);
        }

        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _parts.Port = new Uri(address).Port;
        new RunInfo(Environment.ProcessId, _parts.Port, _parts.StartedAt, _parts.Settings.Brief).Write(_parts.Settings.Folder);
        HostLog.Listening(_logger, _parts.Address);
        return null;
    }

    private async Task LoadAsync()
    {
        try
        {
            await Demo.EnsureAsync(_parts.Store, _parts.CoreTools, new Principal("gm", Role.GameMaster, "first-run"), _stopping.Token);

            await _parts.House.StartAsync(_stopping.Token);
            HostLog.Ready(_logger, (long)(_parts.Time.GetUtcNow() - _parts.StartedAt).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            HostLog.PluginsFailed(_logger, e);
        }

        _parts.Ready = true;
        if (!_parts.Settings.Brief)
        {
            _parts.Rules.Resume();
            _ = Settling.RunAsync(_parts.Time, _stopping.Token);
        }
    }
}
