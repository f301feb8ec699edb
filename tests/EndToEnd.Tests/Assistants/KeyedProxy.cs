using System.Diagnostics;
using System.Globalization;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Adds the host's key to what a suite asks, since it has no option for one.</summary>
internal sealed class KeyedProxy : IDisposable
{
    private readonly Process _process;

    private KeyedProxy(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<KeyedProxy> StartAsync(HostProcess host)
    {
        var process = await NodePeers.StartAsync(Path.Combine(NodePeers.Scripts, "keyed-proxy.mjs"), host.Port.ToString(CultureInfo.InvariantCulture), host.Key);
        var line = await process.StandardOutput.ReadLineAsync();
        return new KeyedProxy(process, int.Parse(line!, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
