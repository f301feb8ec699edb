using System.Net.WebSockets;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class EventSocketTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/events")]
    [InlineData("/ws")]
    public async Task A_socket_introduces_itself_and_is_shown_the_campaign(string path)
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("before");
        using var peer = await house.SocketAsync(path, options => options.AddSubProtocol("mcp-ttrpg-v1"));
        Assert.Equal("mcp-ttrpg-v1", peer.Protocol);
        await peer.SayAsync(Authenticate(house.Keys.CommandLine()));
        Assert.Equal("gm", (await peer.HearAsync("ack")).GetProperty("result").GetProperty("role").GetString());
        var snapshot = await peer.HearAsync("snapshot");
        Assert.Equal("before", snapshot.GetProperty("data").GetProperty("parts").GetProperty("last").GetProperty("text").GetString());

        house.Store.Append("after");
        var told = await peer.HearAsync("event");
        Assert.Equal("test/said", told.GetProperty("event").GetString());
        Assert.Equal("after", told.GetProperty("data").GetProperty("text").GetString());
        Assert.Equal("campaign", told.GetProperty("scope").GetString());
        Assert.Equal("1.0.0", told.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Who_stays_unknown_is_sent_away()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Silence = TimeSpan.FromMilliseconds(200) });
        using var peer = await house.SocketAsync("/events");
        Assert.Null(await peer.HearTextAsync());
        Assert.Equal(4401, (int?)peer.Closed);
    }

    [Theory]
    [InlineData("""{"type":"authenticate","params":{"key":"a.b"}}""")]
    [InlineData("""{"type":"tool_call","method":"echo"}""")]
    [InlineData("""{"type":"session_attach"}""")]
    [InlineData("not json")]
    public async Task A_bad_introduction_is_refused(string first)
    {
        await using var house = await House.OpenAsync();
        using var peer = await house.SocketAsync("/events");
        await peer.SayAsync(first);
        Assert.Equal("error", (await peer.HearAsync()).GetProperty("type").GetString());
        Assert.Null(await peer.HearTextAsync());
        Assert.Equal(4401, (int?)peer.Closed);
        Assert.Empty(house.Table.Called);
    }

    [Theory]
    [InlineData("http://localhost:PORT", "snapshot")]
    [InlineData("null", "error")]
    [InlineData(null, "error")]
    public async Task A_cookie_opens_a_socket_only_for_our_own_pages(string? origin, string expected)
    {
        await using var house = await House.OpenAsync();
        using var entered = await house.Http.GetAsync(new Uri($"/enter?ticket={house.Tickets.Issue()}", UriKind.Relative));
        using var peer = await house.SocketAsync("/events", options =>
        {
            options.SetRequestHeader("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
            if (origin is not null)
                options.SetRequestHeader("Origin", origin.Replace("PORT", house.Port.ToString(), StringComparison.Ordinal));
        });
        await peer.SayAsync("""{"type":"session_attach","params":{"campaign":"camp"}}""");
        var heard = await peer.HearAsync();
        while (heard.GetProperty("type").GetString() is "ack" or "presence_update")
            heard = await peer.HearAsync();
        Assert.Equal(expected, heard.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_overlays_key_opens_its_own_campaign_only()
    {
        await using var house = await House.OpenAsync();
        using var peer = await house.SocketAsync("/events");
        await peer.SayAsync(Authenticate(house.Overlay, "other"));
        var error = (await peer.HearAsync()).GetProperty("error");
        Assert.Equal(404, error.GetProperty("code").GetInt32());
        Assert.DoesNotContain("other", error.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_is_called_and_answers_by_request()
    {
        await using var house = await House.OpenAsync();
        using var peer = await AttachedAsync(house);
        await peer.SayAsync("""{"id":"r1","type":"tool_call","method":"echo","params":{"n":1}}""");
        var response = await peer.HearAsync("response");
        Assert.Equal("r1", response.GetProperty("request_id").GetString());
        Assert.Equal(1, response.GetProperty("result").GetProperty("data").GetProperty("n").GetInt32());
        Assert.True(response.TryGetProperty("duration", out _));
        Assert.Equal("camp", Assert.Single(house.Table.Called).Campaign);

        await peer.SayAsync("""{"id":"r2","type":"tool_call","method":"nothing"}""");
        Assert.Equal(404, (await peer.HearAsync("response")).GetProperty("error").GetProperty("code").GetInt32());
        await peer.SayAsync("""{"id":"r3","type":"heartbeat"}""");
        Assert.Equal("r3", (await peer.HearAsync("ack")).GetProperty("request_id").GetString());
        await peer.SayAsync("""{"id":"r4","type":"tool_discover"}""");
        Assert.Equal("echo", (await peer.HearAsync("response")).GetProperty("result").GetProperty("tools")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"tool_call\",\"method\":\"echo\",\"params\":{\"constructor\":1}}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}")]
    [InlineData("{\"type\":\"nonsense\"}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"heartbeat\",\"type\":\"heartbeat\"}")]
    public async Task Garbage_is_answered_with_an_error_and_the_socket_stays(string garbage)
    {
        await using var house = await House.OpenAsync();
        using var peer = await AttachedAsync(house);
        await peer.SayAsync(garbage);
        await peer.HearAsync("error");
        await peer.SayAsync("""{"type":"heartbeat"}""");
        await peer.HearAsync("ack");
        Assert.Empty(house.Table.Called);
    }

    [Fact]
    public async Task Too_large_a_message_closes_the_socket()
    {
        await using var house = await House.OpenAsync();
        using var peer = await AttachedAsync(house);
        await peer.SayAsync($$"""{"type":"heartbeat","x":"{{new string('x', 100_000)}}"}""");
        while (await peer.HearTextAsync() is not null)
        {
            // Whatever was on its way.
        }

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, peer.Closed);
    }

    [Fact]
    public async Task Too_many_requests_are_refused()
    {
        await using var house = await House.OpenAsync(new LiveOptions { RequestsPerMinute = 3 });
        using var peer = await AttachedAsync(house);
        for (var i = 0; i < 3; i++)
            await peer.SayAsync("""{"type":"heartbeat"}""");
        Assert.Equal(429, (await peer.HearAsync("error")).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_viewer_never_learns_of_what_is_hidden()
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("public 1");
        house.Store.Append("secret before", Audience.GameMaster);
        using var events = await house.SocketAsync("/events");
        await events.SayAsync(Authenticate(house.Overlay));
        using var feed = await house.SocketAsync("/obs");
        await feed.SayAsync($$"""{"type":"authenticate","key":"{{house.Overlay}}"}""");
        await events.HearAsync("ack");
        var heard = new List<string?> { await events.HearTextAsync(), await feed.HearTextAsync() };

        house.Store.Append("secret after", Audience.GameMaster);
        house.Store.Append("secret for the table", Audience.Table);
        house.Store.Append("public 2");
        heard.AddRange([await events.HearTextAsync(), await feed.HearTextAsync(), await feed.HearTextAsync()]);

        Assert.All(heard, text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));
        Assert.Contains("public 2", heard[2], StringComparison.Ordinal);
        Assert.Equal(2, house.Table.Obs.Made + 1);
        Assert.All(heard.Where(static text => text!.Contains("position", StringComparison.Ordinal)), text =>
        {
            var position = JsonElement.Parse(text!).GetProperty("position").GetString()!;
            Assert.DoesNotContain(position, static c => c is '{' or '"');
            Assert.True(position.Length >= 16);
        });
    }

    [Fact]
    public async Task Who_goes_to_another_campaign_in_the_middle_of_a_message_keeps_the_socket()
    {
        await using var house = await House.OpenAsync();
        house.Store.Append(new string('x', 60_000));
        using var peer = await AttachedAsync(house);
        for (var i = 0; i < 40; i++)
            await peer.SayAsync($$$"""{"id":"a{{{i}}}","type":"session_attach","params":{"campaign":"{{{(i % 2 == 0 ? "other" : "camp")}}}"} }""");
        while ((await peer.HearAsync("ack")).GetProperty("request_id").GetString() != "a39")
        {
            // On the way there.
        }

        await peer.HearAsync("snapshot");
    }

    private static string Authenticate(string key, string campaign = "camp") =>
        $$$"""{"id":"a1","type":"authenticate","params":{"key":"{{{key}}}","campaign":"{{{campaign}}}"} }""";

    private static async Task<Peer> AttachedAsync(House house)
    {
        var peer = await house.SocketAsync("/events");
        await peer.SayAsync(Authenticate(house.Keys.CommandLine()));
        await peer.HearAsync("snapshot");
        return peer;
    }
}
