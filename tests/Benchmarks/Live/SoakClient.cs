using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>One at a table, who comes back after every cut and goes on where it was.</summary>
internal sealed class SoakClient(int port, string key, string campaign, Audience audience, string? actsAs) : IAsyncDisposable
{
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private ClientWebSocket? _socket;
    private string? _position;
    private string? _session;
    private long _cut;

    public Audience Audience => audience;

    public string Campaign => campaign;

    /// <summary>The ids of the events, as they came.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>When each came, and how long it took.</summary>
    public List<(long At, double Milliseconds)> Latencies { get; } = [];

    public double LongestReturn { get; private set; }

    public int CursorMessages { get; private set; }

    public Task Attached => _attached.Task;

    /// <summary>Takes the network away, as a lift or a tunnel would.</summary>
    public void Cut()
    {
        _cut = Stopwatch.GetTimestamp();
        _socket?.Abort();
    }

    /// <summary>Listens until the end; after it nothing more is recorded.</summary>
    public async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var socket = await OpenAsync(stop);
                _socket = socket;
                while (await ReceiveAsync(socket, stop) is { IsEmpty: false } message)
                {
                    Take(message.Span);
                }
            }
            catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // Cut off, or the end: the loop knows which.
            }
        }
    }

    public async Task PointAsync(int x)
    {
        try
        {
            if (_socket is { State: WebSocketState.Open } socket)
            {
                var move = Encoding.UTF8.GetBytes($$$"""{"id":"{{{x}}}","type":"cursor_move","params":{"board":"map","x":{{{x % 1000}}},"y":{{{x % 700}}}}}""");
                await socket.SendAsync(move, WebSocketMessageType.Text, true, CancellationToken.None);
            }
        }
        catch (Exception cut) when (cut is WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // A pointer that is not seen for a moment.
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket?.Abort();
        return ValueTask.CompletedTask;
    }

    /// <summary>A socket that has introduced itself.</summary>
    public async Task<ClientWebSocket> OpenAsync(CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        if (actsAs is not null)
        {
            socket.Options.SetRequestHeader("X-PluginHost-As", actsAs);
        }

        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/events"), stop);
        var hello = new JsonObject { ["id"] = "1", ["type"] = "session_attach", ["params"] = new JsonObject { ["campaign"] = campaign, ["after"] = _position, ["session_id"] = _session } };
        await socket.SendAsync(Encoding.UTF8.GetBytes(hello.ToJsonString()), WebSocketMessageType.Text, true, stop);
        return socket;
    }

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), stop);
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

    private void Take(ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        if (_cut != 0)
        {
            LongestReturn = Math.Max(LongestReturn, Stopwatch.GetElapsedTime(_cut, now).TotalMilliseconds);
            _cut = 0;
        }

        var (type, id, position) = Read(message);
        _position = position ?? _position;
        switch (type)
        {
            case "ack":
                _session = JsonElement.Parse(message).GetProperty("result").GetProperty("session_id").GetString();
                break;
            case "snapshot":
                _attached.TrySetResult();
                break;
            case "event":
                Seen.Add(id!);
                if (Moments.In(message) is { } asked)
                {
                    Latencies.Add((now, Stopwatch.GetElapsedTime(asked, now).TotalMilliseconds));
                }

                break;
            case "cursor_move":
                CursorMessages++;
                break;
        }
    }

    private static (string? Type, string? Id, string? Position) Read(ReadOnlySpan<byte> message)
    {
        string? type = null, id = null, position = null;
        var reader = new Utf8JsonReader(message);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var name = reader.ValueTextEquals("type"u8) ? 't' : reader.ValueTextEquals("id"u8) ? 'i' : reader.ValueTextEquals("position"u8) ? 'p' : ' ';
            reader.Read();
            switch (name)
            {
                case 't':
                    type = reader.GetString();
                    break;
                case 'i':
                    id = reader.GetString();
                    break;
                case 'p':
                    position = reader.GetString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (type, id, position);
    }
}
