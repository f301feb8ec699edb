using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>A program's standard input and output as they come here: a line a message, either way.</summary>
/// <param name="write">Takes a whole line of what is said; never two at once.</param>
internal sealed class LineTransport(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write) : ITransport
{
    private const int MostWaiting = 64;

    /// <summary>How many calls may be under way before nothing more is read.</summary>
    private const int MostCalls = 4096;

    // Whoever reads the line hands the message on itself; the server goes on elsewhere before it does anything with it.
    private readonly Channel<JsonRpcMessage> _incoming = Channel.CreateBounded<JsonRpcMessage>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly LineOutput _output = new(write);
    private readonly SemaphoreSlim _room = new(MostCalls, MostCalls);
    private readonly RequestRoom _requests = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The requests that were not answered yet, and one more for as long as there may come others.</summary>
    private int _open = 1;
    private bool _greeted;

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _incoming.Reader;

    /// <summary>Completes when nothing more is read and all that was asked is answered.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Who answers what needs no server.</summary>
    public PlainCalls? Plain { get; set; }

    /// <summary>Takes one line. A message that is none is answered and passed over; while too many wait, this waits.</summary>
    /// <param name="line">Which stands until this completes; empty for one that was too long.</param>
    /// <param name="more">Whether another is there already: then nobody waits for the answer alone, and it must not keep the next from being read.</param>
    public async ValueTask TakeAsync(ReadOnlyMemory<byte> line, bool more, CancellationToken cancellationToken)
    {
        await _output.CaughtUpAsync(cancellationToken);
        if (line.IsEmpty)
        {
            await AnswerAsync(default, McpErrorCode.InvalidRequest, "A message is at most one megabyte.", cancellationToken);
        }
        else if (_greeted && Plain is { } plain && PlainCall.Of(line.Span) is { } call)
        {
            await _room.WaitAsync(cancellationToken);
            Interlocked.Increment(ref _open);
            _ = CallAsync(plain, call, more, cancellationToken);
        }
        else
        {
            await PassAsync(line, cancellationToken);
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void End() => Settled();

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) => SendAsync(message, refused: false, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        _output.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task CallAsync(PlainCalls plain, PlainCall call, bool more, CancellationToken cancellationToken)
    {
        var passedOn = false;
        try
        {
            var answering = plain.AnswerAsync(call, cancellationToken);
            if (more && answering.IsCompleted)
            {
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }

            if (await answering is not { } answer)
            {
                passedOn = true;
                await _incoming.Writer.WriteAsync(
                    new JsonRpcRequest { Id = call.Id, Method = RequestMethods.ToolsCall, Params = JsonSerializer.SerializeToNode(call.Asked, McpJson.Of<CallToolRequestParams>()) }, cancellationToken);
            }
            else if (!answer.IsEmpty)
            {
                await _output.WriteAsync(answer, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ChannelClosedException)
        {
            // The client has gone, or the host stops.
        }
        finally
        {
            _room.Release();
            if (!passedOn)
            {
                Settled();
            }
        }
    }

    private async ValueTask PassAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var parsed = Incoming.Parse(line.Span);
        if (!parsed.Succeeded)
        {
            await AnswerAsync(IdIn(line.Span), Incoming.CodeOf(parsed.Error), parsed.Error.Message, cancellationToken);
            return;
        }

        switch (parsed.Value)
        {
            case JsonRpcNotification { Method: NotificationMethods.InitializedNotification }:
                _greeted = true;
                break;
            case JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: { } its } when Cancelled(its) is { } id:
                if (Plain?.TryCancel(id) == true)
                {
                    return;
                }

                _requests.Leave(id);
                break;
            case JsonRpcRequest request:
                if (!await _requests.EnterAsync(request.Id, cancellationToken))
                {
                    await AnswerAsync(request.Id, RpcRefusal.Unspecified, "Too many requests are under way; let some be answered first.", cancellationToken);
                    return;
                }

                Interlocked.Increment(ref _open);
                break;
            default:
                break;
        }

        await _incoming.Writer.WriteAsync(parsed.Value, cancellationToken);
    }

    private static RequestId? Cancelled(JsonNode parameters)
    {
        try
        {
            return parameters.Deserialize(McpJson.Of<CancelledNotificationParams>())?.RequestId;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task SendAsync(JsonRpcMessage message, bool refused, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream(1024);
        JsonSerializer.Serialize(line, message, McpJson.Of<JsonRpcMessage>());
        line.WriteByte((byte)'\n');
        try
        {
            await _output.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellationToken);
        }
        finally
        {
            if (message is JsonRpcMessageWithId { Id: { Id: not null } id } and (JsonRpcResponse or JsonRpcError) && !refused)
            {
                _requests.Leave(id);
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
