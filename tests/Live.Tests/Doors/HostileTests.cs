using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>Ends that do not read, never finish, or say far too much: they go, and nobody else notices.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("stream")]
    [InlineData("line")]
    public async Task Who_never_reads_is_cut_off_keeps_no_memory_and_misses_nothing_by_it(string door)
    {
        // Long enough that those who read are not taken for deaf while the machine does something else.
        await using var house = await House.OpenAsync(new LiveOptions { Ring = 64, WritePatience = TimeSpan.FromSeconds(2), ChannelLife = TimeSpan.Zero });
        using var quick = await StreamPeer.OpenAsync(house.Http, "/events/stream", house.Overlay);
        await quick.HearAsync("snapshot");
        using var deaf = await house.TcpAsync();
        deaf.ReceiveBufferSize = 4096;
        await deaf.GetStream().WriteAsync(Encoding.Latin1.GetBytes(door switch
        {
            "line" => $$"""{"type":"subscribe","key":"{{house.Overlay}}"}""" + "\n",
            "stream" => $"GET /events/stream HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\nAuthorization: Bearer {house.Overlay}\r\n\r\n",
            _ => $"GET /obs HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\nAuthorization: Bearer {house.Overlay}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" + Frame("{}"),
        }));

        // The one that reads is told everything meanwhile.
        var padding = new string('x', 50_000);
        for (var i = 0; i < 200; i++)
        {
            house.Store.Append($"{i} {padding}");
            Assert.StartsWith($"{i} ", (await quick.HearAsync("event")).GetProperty("data").GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        // Not a byte was read, and still the connection ends, however late it came to listen.
        await Until.TrueAsync(() =>
        {
            house.Store.Append(padding);
            return IsCut(deaf.Client);
        });

        using var back = await StreamPeer.OpenAsync(house.Http, $"/events/stream?after={house.Tokens.Encode("camp", 1, 0)}", house.Overlay);
        await back.HearAsync("ack");
        for (var i = 0; i < 200; i++)
        {
            Assert.StartsWith($"{i} ", (await back.HearAsync("event")).GetProperty("data").GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_that_never_ends_closes_its_socket()
    {
        await using var house = await House.OpenAsync(new LiveOptions { ReadPatience = TimeSpan.FromMilliseconds(200) });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{house.Port}/events"), Peer.Deadline());
        await socket.SendAsync(Encoding.UTF8.GetBytes($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}"""), WebSocketMessageType.Text, true, Peer.Deadline());
        await socket.SendAsync("{"u8.ToArray(), WebSocketMessageType.Text, false, Peer.Deadline());
        await Assert.ThrowsAnyAsync<WebSocketException>(async () =>
        {
            var buffer = new byte[4096];
            while (true)
            {
                if ((await socket.ReceiveAsync(buffer.AsMemory(), Peer.Deadline())).MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("closed");
                }
            }
        });
    }

    [Fact]
    public async Task A_hundred_megabytes_squeezed_into_a_frame_are_refused_before_they_are_unpacked()
    {
        await using var house = await House.OpenAsync();
        using var peer = await house.SocketAsync("/events", static options => options.DangerousDeflateOptions = new WebSocketDeflateOptions());
        await peer.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}""");
        await peer.HearAsync("snapshot");
        var before = GC.GetTotalAllocatedBytes();
        try
        {
            await peer.SayAsync(new string(' ', 100_000_000));
            while (await peer.HearTextAsync() is not null)
            {
                // Whatever was on its way.
            }

            Assert.Equal(WebSocketCloseStatus.MessageTooBig, peer.Closed);
        }
        catch (WebSocketException)
        {
            // Cut while it was still sending: refused as well.
        }

        using var other = await house.SocketAsync("/events");
        await other.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}""");
        await other.HearAsync("snapshot");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 500_000_000);
    }

    [Fact]
    public async Task Large_messages_are_compressed_for_who_offers_it_and_arrive_whole()
    {
        await using var house = await House.OpenAsync();
        using var socket = new ClientWebSocket();
        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{house.Port}/events"), Peer.Deadline());
        var extensions = Assert.Single(socket.HttpResponseHeaders!["Sec-WebSocket-Extensions"]);
        Assert.Contains("permessage-deflate", extensions, StringComparison.Ordinal);
        Assert.Contains("server_no_context_takeover", extensions, StringComparison.Ordinal);
        using var peer = new Peer(socket, speaksWire: true);
        await peer.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}""");
        await peer.HearAsync("snapshot");
        foreach (var text in new[] { "small", new string('x', 50_000), "small again", new string('y', 5_000) })
        {
            house.Store.Append(text);
            Assert.Equal(text, (await peer.HearAsync("event")).GetProperty("data").GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task Who_only_makes_mistakes_is_not_answered_for_ever()
    {
        await using var house = await House.OpenAsync(new LiveOptions { RequestsPerMinute = 5 });
        using var peer = (await house.PlayerAsync("mira")).Peer;
        try
        {
            for (var i = 0; i < 200; i++)
            {
                await peer.SayAsync("{}");
            }
        }
        catch (WebSocketException)
        {
            // Sent away while speaking.
        }

        var refused = 0;
        while (await peer.HearTextAsync() is { } heard)
        {
            refused += heard.Contains("\"error\"", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(100, refused);
        Assert.Equal(4429, (int?)peer.Closed);
    }

    [Fact]
    public async Task A_player_is_told_nothing_of_the_game_master_whichever_door_they_take()
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("secret before", Audience.GameMaster);
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream?campaign=camp", house.Keys.CommandLine(), static request => request.Headers.Add("X-PluginHost-As", "mira"));
        using var line = await LinePeer.OpenAsync(house);
        await line.SayAsync($$"""{"type":"subscribe","key":"{{house.Overlay}}"}""");
        var (peer, _) = await house.PlayerAsync("tom");
        using var socket = peer;
        var heard = new List<string> { (await stream.HearAsync("snapshot")).GetRawText(), (await line.HearAsync("snapshot")).GetRawText(), (await socket.HearAsync("snapshot")).GetRawText() };
        house.Store.Append("secret after", Audience.GameMaster);
        house.Store.Append("public");
        heard.AddRange([(await stream.HearAsync("event")).GetRawText(), (await line.HearAsync("event")).GetRawText(), (await socket.HearAsync("event")).GetRawText()]);
        Assert.All(heard, static text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));
        Assert.All(heard[3..], static text => Assert.Contains("public", text, StringComparison.Ordinal));
    }

    /// <summary>Whether the connection was reset, seen without reading or writing anything.</summary>
    private static bool IsCut(Socket socket) => socket.Poll(0, SelectMode.SelectError);

    /// <summary>A masked text frame of a client, with a mask of zeros.</summary>
    private static string Frame(string text) => Encoding.Latin1.GetString([0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)]);
}
