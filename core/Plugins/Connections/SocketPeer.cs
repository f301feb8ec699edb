using System.Buffers;
using System.Net.WebSockets;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>One open socket to a provider.</summary>
internal sealed class SocketPeer : Peer
{
    /// <summary>What is said of a connection that ended without a word.</summary>
    public const int Broken = 1006;

    private readonly ClientWebSocket _socket;
    private readonly ConnectionOptions _options;
    private readonly SharedInflater? _inflater;
    private int? _closeCode;

    private SocketPeer(ClientWebSocket socket, ConnectionOptions options, bool here, bool deflated)
    {
        (_socket, _options, Here) = (socket, options, here);
        _inflater = deflated ? new SharedInflater(options.MostIncoming) : null;
    }

    public override bool Here { get; }

    public override int CloseCode => _closeCode ?? (int?)_socket.CloseStatus ?? Broken;

    public static async Task<Result<Peer>> OpenAsync(Uri address, ConnectionPlan plan, ConnectionOptions options, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = options.KeepAlive;
        socket.Options.KeepAliveTimeout = options.KeepAlive;
        if (address.IsLoopback)
            socket.Options.Proxy = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Open);
        try
        {
            foreach (var protocol in plan.Protocols)
                socket.Options.AddSubProtocol(protocol);
            await socket.ConnectAsync(address, limit.Token);
            return new SocketPeer(socket, options, address.IsLoopback, plan.SharedDeflate);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ArgumentException or InvalidOperationException or IOException)
        {
            // What the exception says may hold the address, and that a secret.
            socket.Dispose();
            return new Error("not-connected", e is WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } ? "it answers, but speaks no WebSocket" : "nobody answers there");
        }
    }

    public override async Task<IncomingFrame?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await RawAsync(cancellationToken) is { } frame)
        {
            if (_inflater is null || !frame.Binary)
                return frame;
            if (_inflater.Add(frame.Bytes.Span) is not { } inflated)
            {
                await CloseAsync((int)WebSocketCloseStatus.InvalidPayloadData);
                return null;
            }

            if (inflated.Length > 0)
                return new IncomingFrame(inflated, Binary: false);
        }

        return null;
    }

    private async Task<IncomingFrame?> RawAsync(CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(frame.GetMemory(4096), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                frame.Advance(part.Count);
                if (frame.WrittenCount > _options.MostIncoming)
                {
                    await CloseAsync((int)WebSocketCloseStatus.MessageTooBig);
                    return null;
                }

                if (part.EndOfMessage)
                    return new IncomingFrame(frame.WrittenMemory, part.MessageType == WebSocketMessageType.Binary);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    public override async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, OutgoingFrame frame, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Send);
        try
        {
            await _socket.SendAsync(bytes, frame.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            _socket.Abort();
            return false;
        }
    }

    /// <summary>Says goodbye; the receiving side ends when the other has answered, or soon without that.</summary>
    public override async Task CloseAsync(int code)
    {
        _closeCode ??= code;
        using var limit = new CancellationTokenSource(_options.Close);
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            _socket.Abort();
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Abort() => _socket.Abort();

    public override void Dispose()
    {
        _socket.Dispose();
        _inflater?.Dispose();
    }
}
