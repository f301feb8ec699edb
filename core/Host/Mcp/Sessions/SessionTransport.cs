using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>Between a session's server and its HTTP requests. What the server says goes into the session's log; requests read from there, and read again when they broke.</summary>
internal sealed class SessionTransport(string id, EventLog log) : ITransport
{
    private const int MostWaiting = 64;

    private readonly Channel<JsonRpcMessage> _incoming = Channel.CreateBounded<JsonRpcMessage>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public string? SessionId => id;

    public ChannelReader<JsonRpcMessage> MessageReader => _incoming.Reader;

    /// <summary>Takes a message of the client; false when so many wait already that this one is not taken.</summary>
    public bool TryOffer(JsonRpcMessage message) => _incoming.Writer.TryWrite(message);

    /// <summary>A stream of its own for the answer to a request, and for what is said on the way to it.</summary>
    public (ITransport Transport, long Stream) Answering(RequestId request)
    {
        var stream = log.OpenStream();
        return (new AnswerTransport(this, log, stream, request), stream);
    }

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        log.Append(0, Bytes(message), last: false);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        log.Close();
        return ValueTask.CompletedTask;
    }

    private static byte[] Bytes(JsonRpcMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, McpJson.Of<JsonRpcMessage>());

    private sealed class AnswerTransport(SessionTransport session, EventLog log, long stream, RequestId request) : ITransport
    {
        public string? SessionId => session.SessionId;

        public ChannelReader<JsonRpcMessage> MessageReader => session.MessageReader;

        public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
        {
            log.Append(stream, Bytes(message), last: message is JsonRpcResponse or JsonRpcError && ((JsonRpcMessageWithId)message).Id.Equals(request));
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
