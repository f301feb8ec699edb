using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>A program's standard input and output, brought here over a connection: a line a message, either way.</summary>
internal sealed class LineTransport(Stream stream) : ITransport
{
    private const int MostWaiting = 64;

    // Whoever reads the line hands the message on itself; the server goes on elsewhere before it does anything with it.
    private readonly Channel<JsonRpcMessage> _incoming = Channel.CreateBounded<JsonRpcMessage>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

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
        using var lines = new InputLines(stream, blankEnds: true);
        try
        {
            while (await lines.NextAsync(cancellationToken) is { } line)
            {
                if (line.IsEmpty)
                {
                    await AnswerAsync(default, McpErrorCode.InvalidRequest, "A message is at most one megabyte.", cancellationToken);
                    continue;
                }

                var parsed = Incoming.Parse(line.Span);
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
                    await AnswerAsync(IdIn(line.Span), Incoming.CodeOf(parsed.Error), parsed.Error.Message, cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone, or the host stops.
        }
        finally
        {
            Settled();
        }
    }

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) => SendAsync(message, refused: false, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(JsonRpcMessage message, bool refused, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream(1024);
        JsonSerializer.Serialize(line, message, McpJson.Of<JsonRpcMessage>());
        line.WriteByte((byte)'\n');
        await _one.WaitAsync(cancellationToken);
        try
        {
            await stream.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellationToken);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
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
