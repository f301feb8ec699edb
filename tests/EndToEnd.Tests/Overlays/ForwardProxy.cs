using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A proxy as some houses have it: it passes plain requests on, and no tunnel, so that no WebSocket gets through. It can be cut.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private readonly int _target;
    private readonly Task _accepting;
    private int _refused;

    public ForwardProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What makes Chromium use it, also for this computer itself.</summary>
    public string[] Arguments => [$"--proxy-server=http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}", "--proxy-bypass-list=<-loopback>"];

    /// <summary>How many tunnels were asked for.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public void Cut()
    {
        foreach (var client in _clients.Keys)
        {
            client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient browser)
    {
        using var host = new TcpClient();
        _clients[browser] = true;
        try
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

            await host.ConnectAsync(IPAddress.Loopback, _target);
            await host.GetStream().WriteAsync(first.AsMemory(0, count));
            await Task.WhenAny(stream.CopyToAsync(host.GetStream()), host.GetStream().CopyToAsync(stream));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            browser.Close();
            _clients.TryRemove(browser, out _);
        }
    }
}
