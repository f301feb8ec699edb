using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>A program's standard input and output, brought here over a socket: a text frame a message, either way.</summary>
internal sealed class SocketTransport(WebSocket socket) : ITransport
{
    private const int MostWaiting = 64;

    private readonly Channel<JsonRpcMessage> _incoming = Channel.CreateBounded<JsonRpcMessage>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The requests that were not answered yet, and one more for as long as there may come others.</summary>
    private int _open = 1;

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _incoming.Reader;

    /// <summary>Completes when nothing more is read and all that was asked is answered.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Reads until the other side ends. A message that is none is answered and passed over; while too many wait, nothing is read.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (await NextAsync(message, cancellationToken) is { } whole)
            {
                if (!whole)
                {
                    await AnswerAsync(default, McpErrorCode.InvalidRequest, "A message is at most one megabyte.", cancellationToken);
                    continue;
                }

                var parsed = Incoming.Parse(message.WrittenSpan);
                if (parsed.Succeeded)
                {
                    if (parsed.Value is JsonRpcRequest)
                    {
                        Interlocked.Increment(ref _open);
                    }

                    await _incoming.Writer.WriteAsync(parsed.Value, cancellationToken);
                }
                else
                {
                    await AnswerAsync(IdIn(message.WrittenSpan), Incoming.CodeOf(parsed.Error), parsed.Error.Message, cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone, or the host stops.
        }
        finally
        {
            Settled();
        }
    }

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) => SendAsync(message, refused: false, cancellationToken);

    private async Task SendAsync(JsonRpcMessage message, bool refused, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, McpJson.Of<JsonRpcMessage>());
        await _one.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException)
        {
            throw new IOException("The client has gone.", e);
        }
        finally
        {
            _one.Release();
            if (message is JsonRpcResponse || (message is JsonRpcError { Id.Id: not null } && !refused))
            {
                Settled();
            }
        }
    }

    private void Settled()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _answered.TrySetResult();
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone.
        }
    }

    public ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <returns>True for a message, false for one that was too large, null at the end.</returns>
    private async Task<bool?> NextAsync(ArrayBufferWriter<byte> message, CancellationToken cancellationToken)
    {
        message.ResetWrittenCount();
        var tooLarge = false;
        while (true)
        {
            var read = await socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(read.Count);
            if (message.WrittenCount > Incoming.MostBytes)
            {
                tooLarge = true;
                message.ResetWrittenCount();
            }

            if (read.EndOfMessage)
            {
                return !tooLarge;
            }
        }
    }

    private Task AnswerAsync(RequestId id, McpErrorCode code, string sentence, CancellationToken cancellationToken) =>
        SendAsync(new JsonRpcError { Id = id, Error = new JsonRpcErrorDetail { Code = (int)code, Message = sentence } }, refused: true, cancellationToken);

    /// <summary>The id that a message which is none still had, so that whoever waits for its answer gets one.</summary>
    private static RequestId IdIn(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = Incoming.MostBytes });
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId)
                {
                    return reader.TokenType switch
                    {
                        JsonTokenType.String => new RequestId(reader.GetString()!),
                        JsonTokenType.Number when reader.TryGetInt64(out var number) => new RequestId(number),
                        _ => default,
                    };
                }

                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // There is nobody to name.
        }

        return default;
    }
}
