using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>One open door and all that was said through it, until it closes or the listener leaves.</summary>
internal sealed class Ear : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(90);

    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _leaving = new();
    private readonly StringBuilder _heard = new();
    private readonly IDisposable _held;
    private readonly Task _reading;

    /// <param name="held">What is disposed with it: a socket, a response, a connection.</param>
    /// <param name="told">What is said.</param>
    public Ear(IDisposable held, Func<CancellationToken, IAsyncEnumerable<string>> told)
    {
        _held = held;
        _reading = ReadAsync(told);
    }

    /// <summary>All that was taken from <see cref="NextAsync"/>.</summary>
    public string Heard => _heard.ToString();

    public static Ear Of(ClientWebSocket socket) => new(socket, cancellationToken => MessagesAsync(socket, cancellationToken));

    public static Ear Of(IDisposable held, Stream lines) => new(held, cancellationToken => LinesAsync(lines, cancellationToken));

    /// <returns>The next message, or null when the door was closed.</returns>
    public async Task<string?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Long);
        try
        {
            var next = await _told.Reader.ReadAsync(patience.Token);
            _heard.AppendLine(next);
            return next;
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    /// <returns>The first message that fits, or null when the door was closed before.</returns>
    public async Task<string?> UntilAsync(Func<string, bool> fits)
    {
        while (await NextAsync() is { } next)
        {
            if (fits(next))
            {
                return next;
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _held.Dispose();
        await _reading;
        _leaving.Dispose();
    }

    private async Task ReadAsync(Func<CancellationToken, IAsyncEnumerable<string>> told)
    {
        try
        {
            await foreach (var one in told(_leaving.Token))
            {
                _told.Writer.TryWrite(one);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException or HttpRequestException)
        {
            // Closed, or left.
        }
        finally
        {
            _told.Writer.TryComplete();
        }
    }

    private static async IAsyncEnumerable<string> MessagesAsync(ClientWebSocket socket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                yield return new JsonObject { ["type"] = "closed", ["code"] = (int?)socket.CloseStatus, ["reason"] = socket.CloseStatusDescription }.ToJsonString();
                yield break;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                yield return Encoding.UTF8.GetString(buffer, 0, length);
                length = 0;
            }
        }
    }

    /// <summary>Lines, those of a stream of events without what stands before the message.</summary>
    private static async IAsyncEnumerable<string> LinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) || line.StartsWith('{'))
            {
                yield return line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line;
            }
        }
    }
}
