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

    private HostLink(ControlClient client, RunningHost? embedded) => (Client, _embedded) = (client, embedded);

    public ControlClient Client { get; }

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
            return new HostLink(new ControlClient(host.Value.Port, host.Value.Key), host.Value);
        }

        return ExitCodes.IsInUse(claim.Error) ? await AttachAsync(settings, cancellationToken) : claim.Error;
    }

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
                    var client = new ControlClient(info.Port, keys.Value.CommandLine());
                    if ((await client.GetAsync("status", ControlJson.Default.HostStatus, patience.Token)).Succeeded)
                    {
                        return new HostLink(client, null);
                    }

                    client.Dispose();
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
        Client.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }
}
