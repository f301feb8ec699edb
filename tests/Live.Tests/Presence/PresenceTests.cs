using System.Text.Json;

namespace PluginHost.Live.Tests;

public sealed class PresenceTests
{
    [Fact]
    public async Task Everybody_at_the_table_sees_who_is_there_comes_and_goes()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Absence = TimeSpan.FromMilliseconds(1) });
        var (gm, welcome) = await MasterAsync(house);
        using var one = gm;
        var people = (await one.HearAsync("presence_update")).GetProperty("data").GetProperty("people");
        Assert.Equal(welcome.GetProperty("session_id").GetString(), Assert.Single(people.EnumerateArray()).GetProperty("session_id").GetString());

        var (mira, hers) = await house.PlayerAsync("mira");
        var changed = await ChangedAsync(one);
        Assert.Equal(("mira", "MIRA", "player", "active"), (Text(changed, "person"), Text(changed, "name"), Text(changed, "role"), Text(changed, "status")));
        Assert.Equal(2, (await mira.HearAsync("presence_update")).GetProperty("data").GetProperty("people").GetArrayLength());

        await mira.SayAsync("""{"type":"presence_update","params":{"status":"typing","where":"notes","character":"c1"}}""");
        changed = await ChangedAsync(one);
        Assert.Equal(("typing", "notes", "c1"), (Text(changed, "status"), Text(changed, "where"), Text(changed, "character")));

        mira.Cut();
        var left = (await one.HearAsync("presence_update")).GetProperty("data").GetProperty("left");
        Assert.Equal(hers.GetProperty("session_id").GetString(), Assert.Single(left.EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Who_is_cut_off_and_back_in_a_moment_was_never_gone_for_the_others()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Absence = TimeSpan.FromMinutes(1) });
        using var gm = (await MasterAsync(house)).Peer;
        await gm.HearAsync("presence_update");
        var (mira, hers) = await house.PlayerAsync("mira");
        await ChangedAsync(gm);
        var session = hers.GetProperty("session_id").GetString()!;
        mira.Cut();
        var (again, welcome) = await house.PlayerAsync("mira", $$$"""{"type":"authenticate","params":{"campaign":"camp","session_id":"{{{session}}}"}}""");
        using var back = again;
        Assert.Equal(session, welcome.GetProperty("session_id").GetString());
        Assert.Equal(2, (await back.HearAsync("presence_update")).GetProperty("data").GetProperty("people").GetArrayLength());

        // The next that the game master hears is of somebody else.
        using var tom = (await house.PlayerAsync("tom")).Peer;
        var news = (await gm.HearAsync("presence_update")).GetProperty("data");
        Assert.Equal("tom", Text(Assert.Single(news.GetProperty("changed").EnumerateArray()), "person"));
        Assert.Empty(news.GetProperty("left").EnumerateArray());
    }

    [Fact]
    public async Task Cursors_and_strokes_arrive_and_only_the_latest_counts()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Beat = TimeSpan.FromMilliseconds(200) });
        using var gm = (await MasterAsync(house)).Peer;
        var (mira, hers) = await house.PlayerAsync("mira");
        using var player = mira;
        await ChangedAsync(gm);
        for (var i = 0; i <= 60; i++)
        {
            await player.SayAsync($$$"""{"type":"cursor_move","params":{"board":"map","x":{{{i}}},"y":1.5}}""");
        }

        await player.SayAsync("""{"type":"canvas_draw","params":{"board":"map","stroke":{"points":[1,2,3]}}}""");
        var moves = new List<JsonElement>();
        JsonElement? drawn = null;
        while (moves.Count == 0 || moves[^1].GetProperty("x").GetDouble() < 60 || drawn is null)
        {
            var heard = await gm.HearAsync();
            if (Text(heard, "type") == "cursor_move")
            {
                moves.Add(Assert.Single(heard.GetProperty("data").GetProperty("moves").EnumerateArray()));
            }
            else if (Text(heard, "type") == "canvas_draw")
            {
                drawn = Assert.Single(heard.GetProperty("data").GetProperty("strokes").EnumerateArray());
            }
        }

        Assert.True(moves.Count < 30, $"{moves.Count} messages for 61 moves");
        Assert.All(moves, move => Assert.Equal(("mira", "map", hers.GetProperty("session_id").GetString()), (Text(move, "person"), Text(move, "board"), Text(move, "session_id"))));
        Assert.Equal(3, drawn.Value.GetProperty("stroke").GetProperty("points").GetArrayLength());
        Assert.Equal(0, house.Store.Head("camp"));
    }

    [Fact]
    public async Task What_is_for_the_game_master_alone_reaches_no_player()
    {
        await using var house = await House.OpenAsync();
        var (gm, mine) = await MasterAsync(house);
        using var master = gm;
        var (other, _) = await MasterAsync(house);
        using var second = other;
        using var player = (await house.PlayerAsync("mira")).Peer;
        await player.HearAsync("presence_update");

        await master.SayAsync("""{"type":"cursor_move","params":{"board":"lair","x":1,"y":1,"audience":"gm"}}""");
        await master.SayAsync("""{"type":"canvas_draw","params":{"board":"lair","stroke":{"points":[]},"audience":"gm"}}""");
        Assert.Equal("lair", Text((await second.HearAsync("cursor_move")).GetProperty("data").GetProperty("moves")[0], "board"));
        await master.SayAsync("""{"type":"presence_update","params":{"status":"away","audience":"gm"}}""");
        await master.SayAsync("""{"type":"cursor_move","params":{"board":"hall","x":2,"y":2}}""");
        await second.SayAsync("""{"type":"cursor_move","params":{"board":"end","x":3,"y":3}}""");

        var heard = new List<JsonElement>();
        while (heard.Count == 0 || !heard[^1].GetRawText().Contains("\"end\"", StringComparison.Ordinal))
        {
            heard.Add(await player.HearAsync());
        }

        Assert.DoesNotContain(heard, static one => one.GetRawText().Contains("lair", StringComparison.Ordinal) || one.GetRawText().Contains("hall", StringComparison.Ordinal) || one.GetRawText().Contains("away", StringComparison.Ordinal));
        Assert.Contains(heard, one => one.GetProperty("data").TryGetProperty("left", out var left) && left.EnumerateArray().Any(each => each.GetString() == mine.GetProperty("session_id").GetString()));

        var (late, _) = await house.PlayerAsync("tom");
        using var newcomer = late;
        Assert.DoesNotContain((await newcomer.HearAsync("presence_update")).GetProperty("data").GetProperty("people").EnumerateArray(), one => Text(one, "session_id") == mine.GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task Overlays_are_neither_seen_nor_told()
    {
        await using var house = await House.OpenAsync();
        using var overlay = await house.SocketAsync("/events");
        await overlay.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}"}}""");
        await overlay.HearAsync("snapshot");
        using var player = (await house.PlayerAsync("mira")).Peer;
        Assert.Equal(1, (await player.HearAsync("presence_update")).GetProperty("data").GetProperty("people").GetArrayLength());
        await player.SayAsync("""{"type":"cursor_move","params":{"board":"map","x":1,"y":1}}""");
        await overlay.SayAsync("""{"id":"o1","type":"cursor_move","params":{"board":"map","x":1,"y":1}}""");
        Assert.Equal(403, (await overlay.HearAsync()).GetProperty("error").GetProperty("code").GetInt32());
        house.Store.Append("said");
        Assert.Equal("event", Text(await overlay.HearAsync(), "type"));
    }

    [Theory]
    [InlineData("""{"type":"presence_update","params":{"status":"dancing"}}""")]
    [InlineData("""{"type":"presence_update"}""")]
    [InlineData("""{"type":"cursor_move","params":{"board":"map","x":"1","y":2}}""")]
    [InlineData("""{"type":"cursor_move","params":{"x":1,"y":2}}""")]
    [InlineData("""{"type":"cursor_move","params":{"board":"map","x":1e300,"y":2}}""")]
    [InlineData("""{"type":"cursor_move","params":{"board":"map","x":1,"y":2,"audience":"nobody at all"}}""")]
    [InlineData("""{"type":"canvas_draw","params":{"board":"map","stroke":[1]}}""")]
    public async Task What_makes_no_sense_is_refused(string message)
    {
        await using var house = await House.OpenAsync();
        using var player = (await house.PlayerAsync("mira")).Peer;
        await player.SayAsync(message);
        Assert.Equal(400, (await player.HearAsync("error")).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Who_floods_the_table_is_sent_away_and_the_room_is_closed_after_the_last()
    {
        await using var house = await House.OpenAsync();
        var (player, _) = await house.PlayerAsync("mira");
        await player.HearAsync("snapshot");
        Assert.Equal(1, house.Need<Rooms>().Count);
        try
        {
            for (var i = 0; i < 100_000; i++)
            {
                await player.SayAsync("""{"type":"cursor_move","params":{"board":"map","x":1,"y":1}}""");
            }
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            // Sent away while speaking.
        }

        while (await player.HearTextAsync() is not null)
        {
            // Whatever was on its way.
        }

        Assert.Equal(4429, (int?)player.Closed);
        player.Dispose();
        await Until.TrueAsync(() => house.Need<Rooms>().Count == 0);
    }

    [Fact]
    public async Task A_stream_is_at_the_table_as_a_socket_is()
    {
        await using var house = await House.OpenAsync();
        var (gm, _) = await MasterAsync(house);
        using var master = gm;
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream?campaign=camp", house.Keys.CommandLine(), static request => request.Headers.Add("X-PluginHost-As", "mira"));
        var session = (await stream.HearAsync("ack")).GetProperty("result").GetProperty("session_id").GetString();
        Assert.Equal(2, (await stream.HearAsync("presence_update")).GetProperty("data").GetProperty("people").GetArrayLength());

        using var request = new HttpRequestMessage(HttpMethod.Post, "/events/send") { Content = new StringContent($$$"""{"type":"cursor_move","session_id":"{{{session}}}","params":{"board":"map","x":4,"y":5}}""") };
        request.Headers.Authorization = new("Bearer", house.Keys.CommandLine());
        request.Headers.Add("X-PluginHost-As", "mira");
        using var response = await house.Http.SendAsync(request);
        Assert.Equal("[]", await response.Content.ReadAsStringAsync());
        Assert.Equal(session, Text((await master.HearAsync("cursor_move")).GetProperty("data").GetProperty("moves")[0], "session_id"));
        await master.SayAsync("""{"type":"cursor_move","params":{"board":"map","x":6,"y":7}}""");
        Assert.Equal(6, (await stream.HearAsync("cursor_move")).GetProperty("data").GetProperty("moves")[0].GetProperty("x").GetInt32());
    }

    private static async Task<(Peer Peer, JsonElement Welcome)> MasterAsync(House house)
    {
        var peer = await house.SocketAsync("/events");
        await peer.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Keys.CommandLine()}}}","campaign":"camp"}}""");
        return (peer, (await peer.HearAsync("ack")).GetProperty("result"));
    }

    private static async Task<JsonElement> ChangedAsync(Peer peer)
    {
        while (true)
        {
            var data = (await peer.HearAsync("presence_update")).GetProperty("data");
            if (data.TryGetProperty("changed", out var changed) && changed.GetArrayLength() > 0)
            {
                return changed[0];
            }
        }
    }

    private static string? Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;
}
