using System.Net.Sockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A proxy as some houses have it: it passes plain requests on, and no tunnel, so that no WebSocket gets through. It can be cut.</summary>
internal sealed class ForwardProxy(int target) : Proxy(target)
{
    private int _refused;

    /// <summary>What makes Chromium use it, also for this computer itself.</summary>
    public string[] Arguments => [$"--proxy-server=http://127.0.0.1:{Port}", "--proxy-bypass-list=<-loopback>"];

    /// <summary>How many tunnels were asked for.</summary>
    public int Refused => Volatile.Read(ref _refused);

    protected override async Task ServeAsync(TcpClient browser, TcpClient host)
    {
        var stream = browser.GetStream();
        var first = new byte[64 * 1024];
        var count = await stream.ReadAsync(first);
        if (count == 0)
        {
            return;
        }

        if (first.AsSpan(0, count).StartsWith("CONNECT "u8))
        {
            Interlocked.Increment(ref _refused);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            return;
        }

        await ReachAsync(host);
        await host.GetStream().WriteAsync(first.AsMemory(0, count));
        await ForwardAsync(browser, host);
    }
}
