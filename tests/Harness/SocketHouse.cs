using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Harness;

/// <summary>Takes WebSockets on this computer and hands each to the test, which plays the other side.</summary>
public sealed class SocketHouse : IAsyncDisposable
{
    private const string Secret = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Visitor, CancellationToken, Task> _serve;
    private readonly Task _running;

    /// <param name="serve">Plays the other side of one socket until it returns.</param>
    /// <param name="port">Where; 0 takes any.</param>
    public SocketHouse(Func<Visitor, CancellationToken, Task> serve, int port = 0)
    {
        _serve = serve;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _running = RunAsync();
    }

    public int Port { get; }

    public string Address => $"ws://127.0.0.1:{Port}";

    /// <summary>How many came so far.</summary>
    public int Visitors { get; private set; }

    /// <summary>Ends without a goodbye, as a program does that is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The WebSocket handshake is defined with it, and nothing secret depends on it.")]
    private async Task ServeAsync(TcpClient client)
    {
        using var held = client;
        try
        {
            var stream = client.GetStream();
            var head = await HeadAsync(stream);
            var lines = head.Split("\r\n");
            var fields = lines.Skip(1).Where(static line => line.Contains(':')).ToLookup(static line => line.Split(':', 2)[0].Trim(), static line => line.Split(':', 2)[1].Trim(), StringComparer.OrdinalIgnoreCase);
            var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(fields["Sec-WebSocket-Key"].Single() + Secret)));
            var protocol = fields["Sec-WebSocket-Protocol"].FirstOrDefault()?.Split(',')[0].Trim();
            var answer = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n{(protocol is null ? "" : $"Sec-WebSocket-Protocol: {protocol}\r\n")}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
            using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, SubProtocol = protocol, KeepAliveInterval = TimeSpan.Zero });
            Visitors++;
            await _serve(new Visitor(socket, lines[0].Split(' ')[1], Visitors), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or SocketException)
        {
            // The visitor left, or the house is being closed.
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                throw new IOException("The visitor left.");
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}

/// <summary>One socket that came.</summary>
/// <param name="Path">What it asked for.</param>
/// <param name="Nth">1 for the first.</param>
public sealed record Visitor(WebSocket Socket, string Path, int Nth)
{
    /// <returns>The next text, or null once it said goodbye.</returns>
    public async Task<string?> HearAsync(CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await Socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(text.ToArray());
            }
        }
    }

    public Task SayAsync(string text, CancellationToken cancellationToken) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public Task CloseAsync(int code, CancellationToken cancellationToken) => Socket.CloseOutputAsync((WebSocketCloseStatus)code, "over", cancellationToken);
}
