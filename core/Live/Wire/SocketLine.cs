using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;

namespace PluginHost.Live;

internal enum Heard
{
    Message,
    TooLarge,
    Closed,
}

/// <summary>A socket that many may write to and one reads from, a whole message at a time.</summary>
internal sealed class SocketLine(WebSocket socket, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private Task<Heard>? _hearing;

    /// <summary>The last message; valid until the next is received.</summary>
    public ReadOnlyMemory<byte> Message { get; private set; }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Waits for a message. A wait that was given up is taken up again by the next one.</summary>
    public Task<Heard> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_hearing is not { IsCompleted: false })
            _hearing = HearAsync();

        return _hearing.WaitAsync(cancellationToken);
    }

    /// <summary>Waits for a message, but not for long.</summary>
    public async Task<Heard?> ReceiveWithinAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await ReceiveAsync(cancellationToken).WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Says why, and leaves: also when nobody listens any more.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "However a farewell fails, the socket is gone afterwards.")]
    public async Task CloseAsync(int code, string reason)
    {
        using var patience = new CancellationTokenSource(Farewell, time);
        try
        {
            await _writing.WaitAsync(patience.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, patience.Token);
            }
            finally
            {
                _writing.Release();
            }

            // Unread input would reset the connection before the reason arrives.
            while (await ReceiveAsync(patience.Token) != Heard.Closed)
            {
                // What comes now is of no interest.
            }
        }
        catch (Exception)
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        socket.Abort();
        _writing.Dispose();

        // A receive that is still under way owns the buffer; then it is left to the collector.
        if (_hearing is null or { IsCompleted: true })
            ArrayPool<byte>.Shared.Return(_buffer);
    }

    private async Task<Heard> HearAsync()
    {
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    return Heard.Closed;

                length += part.Count;
                if (length > Incoming.MostBytes)
                    return Heard.TooLarge;

                if (part.EndOfMessage)
                {
                    Message = _buffer.AsMemory(0, length);
                    return Heard.Message;
                }

                if (length == _buffer.Length)
                    Grow();
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            return Heard.Closed;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
