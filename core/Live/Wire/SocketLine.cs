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

/// <summary>A socket that many may write to and one reads from, a whole message at a time. Each message is compressed by itself: what one says never helps to guess another.</summary>
internal sealed class SocketLine(WebSocket socket, LiveOptions options, TimeProvider time, string? from = null) : ILine, IDisposable
{
    /// <summary>What is smaller gains nothing from being compressed.</summary>
    private const int WorthCompressing = 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private Task<Heard>? _hearing;

    /// <summary>The last message; valid until the next is received.</summary>
    public ReadOnlyMemory<byte> Message { get; private set; }

    public string Door => "socket";

    public string? From => from;

    public bool Batches { get; set; }

    public async ValueTask SendAsync(ReadOnlyMemory<Said> messages, CancellationToken cancellationToken)
    {
        while (Batches && messages.Length > 1)
        {
            var some = messages[..Math.Min(messages.Length, Incoming.MostInBatch)];
            await SendAsync(Batch.Of(some.Span), cancellationToken);
            messages = messages[some.Length..];
        }

        for (var i = 0; i < messages.Length; i++)
            await SendAsync(messages.Span[i], cancellationToken);
    }

    public async ValueTask SendAsync(Said message, CancellationToken cancellationToken)
    {
        var flags = WebSocketMessageFlags.EndOfMessage | (message.Bytes.Length < WorthCompressing ? WebSocketMessageFlags.DisableCompression : WebSocketMessageFlags.None);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // Not cancelled midway: a half-sent message would cost the whole socket.
            await socket.SendAsync(message.Bytes, WebSocketMessageType.Text, flags, CancellationToken.None).WithinAsync(options.WritePatience, time, socket.Abort);
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
    public async Task CloseAsync(Goodbye why)
    {
        if (socket.State is WebSocketState.Aborted or WebSocketState.Closed)
            return;

        using var patience = new CancellationTokenSource(Farewell, time);
        try
        {
            await _writing.WaitAsync(patience.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync((WebSocketCloseStatus)why.Code, why.Reason, patience.Token);
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
        CancellationTokenSource? patience = null;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(_buffer.AsMemory(length), patience?.Token ?? CancellationToken.None);
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

                // A message that has begun also ends soon.
                patience ??= new CancellationTokenSource(options.ReadPatience, time);
                if (length == _buffer.Length)
                    Grow();
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            return Heard.Closed;
        }
        finally
        {
            patience?.Dispose();
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
