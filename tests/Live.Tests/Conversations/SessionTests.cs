using System.Net.WebSockets;
using System.Text.Json;

namespace PluginHost.Live.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task Who_comes_back_to_a_session_is_the_same_to_the_others_and_takes_it_over()
    {
        await using var house = await House.OpenAsync();
        var (first, welcome) = await house.PlayerAsync("mira");
        using var before = first;
        var session = Session(welcome);
        await before.SayAsync("""{"type":"presence_update","params":{"status":"away","character":"c1"}}""");
        await Until.TrueAsync(() => house.Need<Seats>().Find(session, new("mira", Sdk.Role.Player, "command-line")) is not null);
        while (!(await before.HearAsync("presence_update")).GetRawText().Contains("away", StringComparison.Ordinal))
        {
            // Not yet.
        }

        var (second, again) = await house.PlayerAsync("mira", $$$"""{"type":"session_attach","params":{"campaign":"camp","session_id":"{{{session}}}"}}""");
        using var back = second;
        Assert.Equal(session, Session(again));
        var me = Assert.Single((await back.HearAsync("presence_update")).GetProperty("data").GetProperty("people").EnumerateArray());
        Assert.Equal(("away", "c1"), (me.GetProperty("status").GetString(), me.GetProperty("character").GetString()));

        while (await before.HearTextAsync() is not null)
        {
            // Whatever was on its way.
        }

        Assert.Equal(WebSocketCloseStatus.NormalClosure, before.Closed);
    }

    [Fact]
    public async Task A_stream_whose_session_went_on_elsewhere_is_told_so()
    {
        await using var house = await House.OpenAsync();
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream?campaign=camp", house.Keys.CommandLine(), static request => request.Headers.Add("X-PluginHost-As", "mira"));
        var session = Session((await stream.HearAsync("ack")).GetProperty("result"));
        await stream.HearAsync("snapshot");
        var (socket, again) = await house.PlayerAsync("mira", $$$"""{"type":"session_attach","params":{"campaign":"camp","session_id":"{{{session}}}"}}""");
        using var peer = socket;
        Assert.Equal(session, Session(again));
        Assert.Equal(1000, (await stream.HearAsync("error")).GetProperty("error").GetProperty("code").GetInt32());
        Assert.Null(await stream.HearAsync());
    }

    [Fact]
    public async Task What_is_only_for_one_person_says_so()
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira")).Peer;
        await peer.HearAsync("snapshot");
        house.Store.Append("hers", Sdk.Audience.Person("mira"));
        Assert.Equal("user", (await peer.HearAsync("event")).GetProperty("scope").GetString());
        house.Store.Append("all");
        Assert.Equal("campaign", (await peer.HearAsync("event")).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task Nobody_gets_anothers_session()
    {
        await using var house = await House.OpenAsync();
        var (mira, welcome) = await house.PlayerAsync("mira");
        using var one = mira;
        var (tom, his) = await house.PlayerAsync("tom", $$$"""{"type":"session_attach","params":{"campaign":"camp","session_id":"{{{Session(welcome)}}}"}}""");
        using var other = tom;
        Assert.NotEqual(Session(welcome), Session(his));
        await one.SayAsync("""{"id":"h","type":"heartbeat"}""");
        Assert.Equal("h", (await one.HearAsync("ack")).GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task A_player_has_three_sessions_and_no_more()
    {
        await using var house = await House.OpenAsync();
        var peers = new List<Peer>();
        for (var i = 0; i < 3; i++)
        {
            peers.Add((await house.PlayerAsync("mira")).Peer);
        }

        var (fourth, refused) = await house.PlayerAsync("mira");
        Assert.Equal(429, refused.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Null(await fourth.HearTextAsync());
        Assert.Equal(4429, (int?)fourth.Closed);
        await peers[0].SayAsync("""{"id":"s","type":"session_create"}""");
        Assert.Equal(429, (await peers[0].HearAsync("error")).GetProperty("error").GetProperty("code").GetInt32());

        // Whoever leaves makes room, although the session is kept for a while.
        await peers[1].SayAsync("""{"id":"d","type":"disconnect"}""");
        await peers[1].HearAsync("ack");
        while (await peers[1].HearTextAsync() is not null)
        {
            // Whatever was on its way.
        }

        await Until.TrueAsync(() => Joined(house) is { } peer && Add(peers, peer));
        peers.ForEach(static peer => peer.Dispose());
        fourth.Dispose();
    }

    [Fact]
    public async Task A_new_session_begins_without_leaving_the_campaign()
    {
        await using var house = await House.OpenAsync();
        var (peer, welcome) = await house.PlayerAsync("mira");
        using var mira = peer;
        await mira.HearAsync("snapshot");
        await mira.SayAsync("""{"id":"s","type":"session_create"}""");
        var created = (await mira.HearAsync("ack")).GetProperty("result");
        Assert.NotEqual(Session(welcome), Session(created));
        house.Store.Append("goes on");
        Assert.Equal("goes on", (await mira.HearAsync("event")).GetProperty("data").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_session_is_forgotten_after_its_time()
    {
        await using var house = await House.OpenAsync(new LiveOptions { SessionLife = TimeSpan.Zero });
        var (first, welcome) = await house.PlayerAsync("mira");
        first.Cut();
        await Until.TrueAsync(() => house.Need<Seats>().Find(Session(welcome), new("mira", Sdk.Role.Player, "command-line")) is null);
        var (second, again) = await house.PlayerAsync("mira", $$$"""{"type":"session_attach","params":{"campaign":"camp","session_id":"{{{Session(welcome)}}}"}}""");
        Assert.NotEqual(Session(welcome), Session(again));
        second.Dispose();
        first.Dispose();
    }

    private static Peer? Joined(House house)
    {
        var (peer, welcome) = house.PlayerAsync("mira").GetAwaiter().GetResult();
        if (welcome.TryGetProperty("session_id", out _))
        {
            return peer;
        }

        peer.Dispose();
        return null;
    }

    private static bool Add(List<Peer> peers, Peer peer)
    {
        peers.Add(peer);
        return true;
    }

    private static string Session(JsonElement welcome) => welcome.GetProperty("session_id").GetString()!;
}
