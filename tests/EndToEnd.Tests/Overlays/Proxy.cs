using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PluginHost.EndToEnd.Tests;

/// <summary>What stands between browser and host and can be cut.</summary>
internal abstract class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private readonly int _target;
    private readonly Task _accepting;

    protected Proxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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

    /// <summary>Serves one connection of a browser until either end closes it; the host's is not open yet.</summary>
    protected abstract Task ServeAsync(TcpClient browser, TcpClient host);

    protected Task ReachAsync(TcpClient host) => host.ConnectAsync(IPAddress.Loopback, _target);

    protected static Task ForwardAsync(TcpClient browser, TcpClient host) =>
        Task.WhenAny(browser.GetStream().CopyToAsync(host.GetStream()), host.GetStream().CopyToAsync(browser.GetStream()));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = KeepAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task KeepAsync(TcpClient browser)
    {
        using var host = new TcpClient();
        _clients[browser] = true;
        try
        {
            await ServeAsync(browser, host);
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
