using System.Net;
using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>There is a place for everybody who plays, and none for a crowd.</summary>
public sealed class CrowdTests
{
    [Fact]
    public async Task When_no_place_is_left_a_connection_is_told_so_and_whoever_is_in_stays()
    {
        await using var house = await House.OpenAsync(new LiveOptions { MostConnections = 3 });
        using var socket = await house.SocketAsync("/obs");
        await socket.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}""");
        Assert.Equal("open", (await socket.HearAsync()).GetProperty("type").GetString());
        using var line = await LinePeer.OpenAsync(house);
        await line.SayAsync($$"""{"type":"subscribe","key":"{{house.Overlay}}"}""");
        await line.HearAsync("snapshot");
        var third = await house.TcpAsync();

        // Once it is answered it is in.
        await third.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"GET /api/me HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\n\r\n"));
        await third.GetStream().ReadExactlyAsync(new byte[12], Peer.Deadline());
        for (var i = 0; i < 40; i++)
        {
            var heard = await AskAsync(house, $"GET / HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 503 ", heard, StringComparison.Ordinal);
            Assert.EndsWith("""{"success":false,"error":"More connections are open than this host keeps.","details":{"code":"full","hint":"Come back in a minute."}}""", heard, StringComparison.Ordinal);
        }

        var refused = JsonElement.Parse(await AskAsync(house, """{"type":"heartbeat"}""" + "\n"));
        Assert.Equal("full", refused.GetProperty("error").GetProperty("details").GetProperty("code").GetString());

        house.Store.Append("on and on");
        Assert.Equal("first", (await socket.HearAsync()).GetProperty("type").GetString());
        await line.HearAsync("event");
        await house.Security.FlushAsync();
        Assert.Equal(41, house.Store.Host.Where(static one => one.Data.GetProperty("what").GetString() == "refused-crowd").Sum(static one => one.Data.TryGetProperty("again", out var again) ? again.GetInt32() : 1));

        // A place that was left is free again.
        third.Dispose();
        await Until.TrueAsync(() => AskAsync(house, $"GET /api/me HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\nConnection: close\r\n\r\n").Result.StartsWith("HTTP/1.1 401 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_person_has_so_many_places_over_all_doors_and_nobody_else_has_fewer_for_it()
    {
        await using var house = await House.OpenAsync(new LiveOptions { MostOfPerson = 2 });
        var bridge = house.Keys.Text(house.Membership.Keyring.Create("bridge", Role.Player, "camp").Value!);
        var first = await house.SocketAsync("/events");
        await first.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{bridge}}}"}}""");
        await first.HearAsync("snapshot");
        using var second = await StreamPeer.OpenAsync(house.Http, "/obs", bridge);
        await second.HearAsync("open");

        foreach (var path in (string[])["/events", "/obs"])
        {
            using var third = await house.SocketAsync(path);
            await third.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{bridge}}}"}}""");
            while (await third.HearTextAsync() is not null)
            {
                // Why it is not let in.
            }

            Assert.Equal(4429, (int?)third.Closed);
        }

        foreach (var path in (string[])["/events/stream", "/obs"])
        {
            using var third = await StreamPeer.OpenAsync(house.Http, path, bridge);
            Assert.Equal(HttpStatusCode.TooManyRequests, third.Response.StatusCode);
        }

        Assert.Contains("You have more connections open", await house.LinesAsync($$"""{"type":"subscribe","key":"{{bridge}}"}""" + "\n"), StringComparison.Ordinal);

        // The overlays on this computer are as many as the game master likes.
        var overlays = new List<Peer>();
        for (var i = 0; i < 8; i++)
        {
            overlays.Add(await house.SocketAsync("/obs"));
            await overlays[^1].SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}""");
            Assert.Equal("open", (await overlays[^1].HearAsync()).GetProperty("type").GetString());
        }

        overlays.ForEach(static one => one.Dispose());
        await house.Security.FlushAsync();
        Assert.Contains(house.Store.Host, static one => one.Data.GetProperty("what").GetString() == "refused-crowd" && one.Data.GetProperty("person").GetString() == "key-bridge");

        first.Dispose();
        await Until.TrueAsync(() =>
        {
            using var again = StreamPeer.OpenAsync(house.Http, "/obs", bridge).Result;
            return again.Response.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task An_address_and_a_network_have_so_many_places_and_this_computer_has_its_own()
    {
        var store = new MemoryStore();
        await using var security = new SecurityLog(store, TimeProvider.System);
        var crowd = new Crowd(new LiveOptions { MostConnections = 5, MostOfAddress = 2 }, security);
        Assert.True(crowd.Enter(IPAddress.Parse("10.0.0.1")).Succeeded);
        var second = crowd.Enter(IPAddress.Parse("::ffff:10.0.0.1"));
        Assert.Equal("full", crowd.Enter(IPAddress.Parse("10.0.0.1")).Error?.Code);
        Assert.True(crowd.Enter(IPAddress.Parse("2001:db8::1")).Succeeded);
        Assert.True(crowd.Enter(IPAddress.Parse("2001:db8::2")).Succeeded);
        Assert.Equal(Limits.FullAddress, crowd.Enter(IPAddress.Parse("2001:db8::3")).Error);
        Assert.True(crowd.Enter(IPAddress.Parse("2001:db8:0:1::3")).Succeeded);
        Assert.Equal(Limits.Full, crowd.Enter(IPAddress.Parse("10.0.0.2")).Error);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(crowd.Enter(i % 2 == 0 ? IPAddress.Loopback : IPAddress.IPv6Loopback).Succeeded);
        }

        Assert.Equal(Limits.Full, crowd.Enter(IPAddress.Loopback).Error);
        second.Value!.Dispose();
        second.Value.Dispose();
        Assert.True(crowd.Enter(IPAddress.Parse("10.0.0.1")).Succeeded);
        Assert.Equal("full", crowd.Enter(IPAddress.Parse("10.0.0.1")).Error?.Code);
    }

    [Fact]
    public async Task Behind_another_program_everybody_is_counted_by_where_they_are()
    {
        await using var house = await House.OpenAsync(new LiveOptions { MostOfAddress = 2, PublicUrl = new Uri("https://table.example/") });
        var open = new List<StreamPeer>();
        foreach (var (from, expected) in ((string, int)[])[("203.0.113.5", 200), ("203.0.113.5", 200), ("203.0.113.5", 503), ("203.0.113.6", 200)])
        {
            open.Add(await StreamPeer.OpenAsync(house.Http, "/obs", house.Overlay, request => request.Headers.Add("X-Forwarded-For", from)));
            Assert.Equal(expected, (int)open[^1].Response.StatusCode);
        }

        using var here = await StreamPeer.OpenAsync(house.Http, "/obs", house.Overlay);
        Assert.Equal(HttpStatusCode.OK, here.Response.StatusCode);
        open.ForEach(static one => one.Dispose());
    }

    private static async Task<string> AskAsync(House house, string text)
    {
        using var client = await house.TcpAsync();
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
        try
        {
            return await new StreamReader(client.GetStream()).ReadToEndAsync(Peer.Deadline());
        }
        catch (IOException)
        {
            return "cut";
        }
    }
}
