using System.Net.Sockets;
using System.Text;

namespace PluginHost.Live.Tests;

/// <summary>An end that is gone without a word is noticed at every door; one that only has nothing to say stays.</summary>
public sealed class LivenessTests
{
    private const byte Ping = 0x89;
    private const byte Pong = 0x8A;

    /// <summary>How often the other end answers before it falls silent.</summary>
    private const int Answered = 1;

    private static readonly LiveOptions Hasty = new() { Heartbeat = TimeSpan.FromMilliseconds(1500), StreamComment = TimeSpan.FromMilliseconds(20) };

    [Theory]
    [InlineData("/events")]
    [InlineData("/obs")]
    [InlineData("/plugins/obs/feeds/overlay")]
    public async Task A_socket_that_answers_no_ping_any_more_is_closed(string path)
    {
        await using var house = await House.OpenAsync(Hasty);
        using var other = await ShakenAsync(house, path);
        var stream = other.GetStream();
        await stream.WriteAsync(Frame(0x81, path == "/events" ? """{"type":"authenticate"}""" : "{}"));

        var pings = 0;
        while (await FrameAsync(stream) is { } frame)
        {
            if (frame.Kind == Ping && ++pings <= Answered)
            {
                await stream.WriteAsync(Frame(Pong, frame.Text));
            }
        }

        // It was asked again as long as it answered, and no longer; on a machine that stands still for a while even its answer comes too late.
        Assert.InRange(pings, 1, Answered + 1);
    }

    [Theory]
    [InlineData("/obs", "open")]
    [InlineData("/plugins/obs/feeds/overlay", "open")]
    [InlineData("/events/stream", "snapshot")]
    public async Task A_stream_with_nothing_to_say_says_so_again_and_again(string path, string first)
    {
        await using var house = await House.OpenAsync(Hasty);
        using var stream = await StreamPeer.OpenAsync(house.Http, path, house.Overlay);
        await stream.HearAsync(first);
        var next = stream.HearAsync();
        await Until.TrueAsync(() => stream.Comments >= 3);
        Assert.False(next.IsCompleted);
        house.Store.Append("late");
        Assert.NotNull(await next);
    }

    /// <summary>A connection that has become a socket, byte by byte.</summary>
    private static async Task<TcpClient> ShakenAsync(House house, string path)
    {
        var client = await house.TcpAsync();
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\nAuthorization: Bearer {house.Overlay}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await client.GetStream().ReadExactlyAsync(one, Peer.Deadline());
            head.Append((char)one[0]);
        }

        Assert.StartsWith("HTTP/1.1 101", head.ToString(), StringComparison.Ordinal);
        return client;
    }

    /// <returns>The next frame, or null when the connection is over.</returns>
    private static async Task<(byte Kind, string Text)?> FrameAsync(NetworkStream stream)
    {
        try
        {
            var head = new byte[2];
            await stream.ReadExactlyAsync(head, Peer.Deadline());
            var size = (int)head[1];
            if (size == 126)
            {
                var longer = new byte[2];
                await stream.ReadExactlyAsync(longer, Peer.Deadline());
                size = (longer[0] << 8) | longer[1];
            }

            var text = new byte[size];
            await stream.ReadExactlyAsync(text, Peer.Deadline());
            return (head[0], Encoding.Latin1.GetString(text));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A masked frame of a client, with a mask of zeros.</summary>
    private static byte[] Frame(byte kind, string text) => [kind, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.Latin1.GetBytes(text)];
}
