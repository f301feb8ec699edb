using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.Harness;

/// <summary>An overlay without a browser: a real WebSocket that authenticates as the pages do.</summary>
public sealed class OverlaySocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    public static async Task<OverlaySocket> ConnectAsync(int port, string path, string key, string campaign, string? after = null)
    {
        var overlay = new OverlaySocket();
        await overlay._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{path}"), CancellationToken.None);
        var hello = new JsonObject { ["type"] = "authenticate", ["key"] = key, ["campaign"] = campaign };
        if (after is not null)
        {
            hello["after"] = after;
        }

        await overlay._socket.SendAsync(Encoding.UTF8.GetBytes(hello.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        return overlay;
    }

    /// <summary>The next message's bytes; they are valid until the next call. Empty when the socket was closed.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }
        }
    }

    /// <summary>Reads on until a message fits.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bytes = await ReceiveAsync(cancellationToken);
            if (bytes.IsEmpty)
            {
                throw new InvalidOperationException("The socket was closed.");
            }

            if (JsonNode.Parse(bytes.Span) is { } message && fits(message))
            {
                return message;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
