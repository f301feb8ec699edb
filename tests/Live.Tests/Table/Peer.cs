using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PluginHost.Live.Tests;

/// <summary>The other end of a socket.</summary>
internal sealed class Peer(ClientWebSocket socket, bool speaksWire = false) : IDisposable
{
    private readonly Queue<JsonElement> _waiting = [];
    private readonly byte[] _buffer = new byte[256 * 1024];

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    public string? Protocol => socket.SubProtocol;

    public static CancellationToken Deadline() => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public Task SayAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Deadline());

    /// <summary>The next message as it came; null when the socket was closed.</summary>
    public async Task<string?> HearTextAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), Deadline());
            if (part.MessageType == WebSocketMessageType.Close)
                return null;

            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    public async Task<JsonElement> HearAsync()
    {
        if (_waiting.TryDequeue(out var next))
        {
            return next;
        }

        var text = await HearTextAsync() ?? """{"type":"closed"}""";
        if (speaksWire && socket.CloseStatus is null)
        {
            Seen.Frame("fromHost", text);
        }

        var heard = JsonElement.Parse(text);
        if (heard.ValueKind != JsonValueKind.Array)
        {
            return heard;
        }

        foreach (var message in heard.EnumerateArray())
        {
            _waiting.Enqueue(message);
        }

        return _waiting.Dequeue();
    }

    public async Task<JsonElement> HearAsync(string type)
    {
        while (true)
        {
            var heard = await HearAsync();
            var kind = heard.GetProperty("type").GetString();
            if (kind == type)
                return heard;

            Assert.NotEqual("closed", kind);
        }
    }

    public void Cut() => socket.Abort();

    public void Dispose() => socket.Dispose();
}
