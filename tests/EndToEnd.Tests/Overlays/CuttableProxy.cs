using System.Net.Sockets;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A network between browser and host that can be cut.</summary>
internal sealed class CuttableProxy(int target) : Proxy(target)
{
    /// <summary>While true, new connections are refused as well.</summary>
    public bool Down { get; set; }

    protected override async Task ServeAsync(TcpClient browser, TcpClient host)
    {
        if (Down)
        {
            return;
        }

        await ReachAsync(host);
        await ForwardAsync(browser, host);
    }
}
