using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class FeedTests
{
    [Theory]
    [InlineData("/obs")]
    [InlineData("/plugins/obs/feeds/overlay")]
    public async Task A_feed_opens_and_goes_on(string path)
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("before");
        using var peer = await ViewAsync(house, path);
        Assert.Equal("before", (await peer.HearAsync("open")).GetProperty("last").GetProperty("text").GetString());
        house.Store.Append("after");
        Assert.False((await peer.HearAsync("first")).TryGetProperty("position", out _));
        var second = await peer.HearAsync("second");
        Assert.Equal("after", second.GetProperty("text").GetString());
        Assert.True(second.TryGetProperty("position", out _));
    }

    [Fact]
    public async Task A_viewer_without_a_key_is_sent_away()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Silence = TimeSpan.FromMilliseconds(200) });
        using var silent = await house.SocketAsync("/obs");
        Assert.Null(await silent.HearTextAsync());
        Assert.Equal(4401, (int?)silent.Closed);

        using var unknown = await house.SocketAsync("/obs");
        await unknown.SayAsync("""{"type":"authenticate"}""");
        Assert.Null(await unknown.HearTextAsync());
        Assert.Equal(4401, (int?)unknown.Closed);

        var revoked = house.Overlay;
        house.Keys.RevokeOverlays("camp");
        using var late = await house.SocketAsync("/obs");
        await late.SayAsync($$"""{"type":"authenticate","key":"{{revoked}}"}""");
        Assert.Null(await late.HearTextAsync());
        Assert.Equal(4401, (int?)late.Closed);
    }

    [Fact]
    public async Task A_viewer_may_ask_whether_it_is_still_heard_and_nothing_else()
    {
        await using var house = await House.OpenAsync(new LiveOptions { RequestsPerMinute = 2 });
        using var peer = await ViewAsync(house, "/obs");
        await peer.HearAsync("open");
        foreach (var said in (string[])["nonsense", "{}", """{"type":"heartbeat","id":"late"}"""])
        {
            await peer.SayAsync(said);
        }

        // The limit was reached with what was no question.
        house.Store.Append("after");
        await peer.HearAsync("second");
        using var another = await ViewAsync(house, "/obs");
        await another.HearAsync("open");
        await another.SayAsync("""{"type":"tool_call","id":"call","method":"roll_dice"}""");
        await another.SayAsync("""{"type":"heartbeat","id":"here"}""");
        Assert.Equal("here", (await another.HearAsync()).GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Viewers_come_back_when_their_feed_is_replaced()
    {
        await using var house = await House.OpenAsync();
        using var peer = await ViewAsync(house, "/obs");
        var position = (await peer.HearAsync("open")).GetProperty("position").GetString();
        var old = house.Table.Obs;
        house.Table.Obs = new FakeFeed();
        old.Go();
        Assert.Null(await peer.HearTextAsync());
        Assert.Equal(1012, (int?)peer.Closed);

        house.Store.Append("meanwhile");
        using var back = await ViewAsync(house, "/obs", position);
        Assert.Equal("meanwhile", (await back.HearAsync()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Two_hundred_viewers_get_the_same_bytes_made_once()
    {
        const int Viewers = 200;
        await using var house = await House.OpenAsync();
        var peers = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => ViewAsync(house, "/obs")));
        await Task.WhenAll(peers.Select(static peer => peer.HearAsync("open")));
        for (var i = 0; i < 20; i++)
            house.Store.Append($"event {i}");

        var heard = await Task.WhenAll(peers.Select(async peer =>
        {
            var texts = new List<string>();
            while (texts.Count < 40)
                texts.Add((await peer.HearTextAsync())!);
            return string.Join('\n', texts);
        }));

        Assert.Single(heard.Distinct(StringComparer.Ordinal));
        Assert.Equal(20, house.Table.Obs.Made);
        Assert.Equal(1, house.Store.Followers);
        foreach (var peer in peers)
            peer.Dispose();
    }

    [Fact]
    public async Task A_slow_viewer_holds_nobody_up_and_is_reset_when_it_fell_too_far_behind()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Ring = 8 });
        using var slow = await ViewAsync(house, "/obs");
        await slow.HearAsync("open");
        using var quick = await ViewAsync(house, "/obs");
        await quick.HearAsync("open");

        // Far more than all buffers between the two ends hold, while the slow one does not read.
        var padding = new string('x', 50_000);
        for (var i = 0; i < 400; i++)
        {
            house.Store.Append($"{i} {padding}");
            Assert.StartsWith($"{i} ", (await quick.HearAsync("second")).GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        await slow.HearAsync("reset");
        await slow.HearAsync("open");
    }

    [Theory]
    [InlineData("/obs")]
    [InlineData("/events")]
    public async Task Revoking_a_key_closes_what_was_opened_with_it(string path)
    {
        await using var house = await House.OpenAsync();
        using var peer = await ViewAsync(house, path);
        await peer.HearAsync();

        house.Keys.RevokeOverlay("camp", "stream");

        while (await peer.HearTextAsync() is not null)
        {
            // What was on its way still arrives.
        }

        Assert.Equal(4401, (int?)peer.Closed);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    public async Task A_feed_resumes_without_loss_or_repetition(int ring)
    {
        const int Events = 120;
        await using var house = await House.OpenAsync(new LiveOptions { Ring = ring });
        var random = new Random(ring);
        var (texts, position) = (new List<string>(), house.Tokens.Encode("camp", 1, 0));
        for (var appended = 0; texts.Count < Events;)
        {
            for (var more = random.Next(0, 20); more > 0 && appended < Events; more--)
                house.Store.Append($"{appended++}", null);
            house.Store.Append("secret", Audience.GameMaster);

            using var peer = await ViewAsync(house, "/obs", position);
            for (var left = random.Next(0, Math.Min(30, appended - texts.Count + 1)); left > 0; left--)
            {
                Assert.Equal("first", (await peer.HearAsync()).GetProperty("type").GetString());
                var second = await peer.HearAsync();
                texts.Add(second.GetProperty("text").GetString()!);
                position = second.GetProperty("position").GetString()!;
            }

            peer.Cut();
        }

        Assert.Equal(Enumerable.Range(0, Events).Select(static i => $"{i}"), texts);
    }

    private static async Task<Peer> ViewAsync(House house, string path, string? after = null)
    {
        var peer = await house.SocketAsync(path);
        await peer.SayAsync($$"""{"type":"authenticate","key":"{{house.Overlay}}"{{(after is null ? "" : $",\"after\":\"{after}\"")}}}""");
        return peer;
    }
}
