using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A network between browser and host that can be cut.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private readonly int _target;
    private readonly Task _accepting;

    public CuttableProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>While true, new connections are refused as well.</summary>
    public bool Down { get; set; }

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
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ForwardAsync(TcpClient browser)
    {
        using var host = new TcpClient();
        _clients[browser] = true;
        try
        {
            if (Down)
            {
                return;
            }

            await host.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(host.GetStream()),
                host.GetStream().CopyToAsync(browser.GetStream()));
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
