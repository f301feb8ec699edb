using System.Net;
using System.Text;
using System.Text.Json;

namespace PluginHost.Live.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task A_stream_says_who_it_is_shows_the_campaign_and_goes_on()
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("before");
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream?campaign=camp", house.Keys.CommandLine());
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", stream.Response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Contains("no-transform", stream.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);

        var welcome = (await stream.HearAsync("ack")).GetProperty("result");
        Assert.Equal("gm", welcome.GetProperty("role").GetString());
        Assert.False(string.IsNullOrEmpty(welcome.GetProperty("session_id").GetString()));
        Assert.Equal(10, welcome.GetProperty("limits").GetProperty("batch").GetInt32());
        Assert.Equal("before", (await stream.HearAsync("snapshot")).GetProperty("data").GetProperty("parts").GetProperty("last").GetProperty("text").GetString());

        house.Store.Append("after");
        var told = await stream.HearAsync("event");
        Assert.Equal("after", told.GetProperty("data").GetProperty("text").GetString());
        Assert.Equal(told.GetProperty("position").GetString(), stream.LastId);
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_id_is_told_exactly_what_was_missed()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Ring = 8 });
        string position;
        using (var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream", house.Overlay))
        {
            await stream.HearAsync("snapshot");
            house.Store.Append("seen");
            await stream.HearAsync("event");
            position = stream.LastId!;
        }

        for (var i = 0; i < 50; i++)
        {
            house.Store.Append($"missed {i}");
        }

        using var back = await StreamPeer.OpenAsync(house.Http, "/events/stream", house.Overlay, request => request.Headers.Add("Last-Event-ID", position));
        await back.HearAsync("ack");
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal($"missed {i}", (await back.HearAsync())!.Value.GetProperty("data").GetProperty("text").GetString());
        }
    }

    [Theory]
    [InlineData(null, "/events/stream", HttpStatusCode.Unauthorized)]
    [InlineData("a.b", "/events/stream", HttpStatusCode.Unauthorized)]
    [InlineData("overlay", "/events/stream?campaign=other", HttpStatusCode.NotFound)]
    [InlineData(null, "/obs", HttpStatusCode.Unauthorized)]
    [InlineData("overlay", "/obs?campaign=other", HttpStatusCode.NotFound)]
    public async Task Who_may_not_see_it_gets_no_stream(string? key, string path, HttpStatusCode expected)
    {
        await using var house = await House.OpenAsync();
        using var stream = await StreamPeer.OpenAsync(house.Http, path, key == "overlay" ? house.Overlay : key);
        Assert.Equal(expected, stream.Response.StatusCode);
        Assert.DoesNotContain("other", await stream.RestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_beside_a_stream_is_answered_as_an_array_and_belongs_to_it()
    {
        await using var house = await House.OpenAsync();
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream?campaign=other", house.Keys.CommandLine());
        var session = (await stream.HearAsync("ack")).GetProperty("result").GetProperty("session_id").GetString();

        var replies = await SendAsync(house, $$$"""[{"id":"r1","type":"tool_call","session_id":"{{{session}}}","method":"echo","params":{"n":1}},{"id":"r2","type":"heartbeat"},{"id":"r3","type":"nonsense"}]""");
        Assert.Equal(3, replies.GetArrayLength());
        var byRequest = replies.EnumerateArray().ToDictionary(static reply => reply.GetProperty("request_id").GetString()!);
        Assert.Equal(1, byRequest["r1"].GetProperty("result").GetProperty("data").GetProperty("n").GetInt32());
        Assert.Equal(session, byRequest["r2"].GetProperty("result").GetProperty("session_id").GetString());
        Assert.Equal(501, byRequest["r3"].GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("other", Assert.Single(house.Table.Called).Campaign);
    }

    [Fact]
    public async Task A_session_is_only_for_who_has_it()
    {
        await using var house = await House.OpenAsync();
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream", house.Keys.CommandLine());
        var session = (await stream.HearAsync("ack")).GetProperty("result").GetProperty("session_id").GetString();
        using var response = await PostAsync(house, $$"""{"type":"heartbeat","session_id":"{{session}}"}""", house.Overlay);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Without_a_stream_a_request_is_answered_all_the_same()
    {
        await using var house = await House.OpenAsync();
        var reply = Assert.Single((await SendAsync(house, """{"id":"r1","type":"tool_call","method":"echo","params":{}}""")).EnumerateArray());
        Assert.Equal("r1", reply.GetProperty("request_id").GetString());
        Assert.Equal("camp", Assert.Single(house.Table.Called).Campaign);
        Assert.Equal(400, Assert.Single((await SendAsync(house, """{"type":"session_attach"}""")).EnumerateArray()).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("""[{},{},{},{},{},{},{},{},{},{},{}]""")]
    public async Task Garbage_is_refused(string body)
    {
        await using var house = await House.OpenAsync();
        using var response = await PostAsync(house, body, house.Keys.CommandLine());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_sandboxed_page_may_use_it_with_a_key_and_never_with_a_cookie()
    {
        await using var house = await House.OpenAsync();
        using var entered = await house.Http.GetAsync(new Uri($"/enter?ticket={house.Tickets.Issue()}", UriKind.Relative));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var byCookie = await StreamPeer.OpenAsync(house.Http, "/events/stream", null, request =>
        {
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Origin", "null");
        });
        Assert.Equal(HttpStatusCode.Unauthorized, byCookie.Response.StatusCode);
        using var own = await StreamPeer.OpenAsync(house.Http, "/events/stream", null, request => request.Headers.Add("Cookie", cookie));
        Assert.Equal(HttpStatusCode.OK, own.Response.StatusCode);

        foreach (var path in new[] { "/events/stream", "/obs", "/plugins/obs/feeds/overlay" })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Options, path);
            asked.Headers.Add("Origin", "null");
            asked.Headers.Add("Access-Control-Request-Method", "GET");
            using var allowed = await house.Http.SendAsync(asked);
            Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
            Assert.Equal("null", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Contains("Authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
            Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));

            using var stream = await StreamPeer.OpenAsync(house.Http, path, house.Overlay, request => request.Headers.Add("Origin", "null"));
            Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
            Assert.Equal("null", stream.Response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }

        using var elsewhere = await StreamPeer.OpenAsync(house.Http, "/api/tools", house.Keys.CommandLine(), request => request.Headers.Add("Origin", "null"));
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.Response.StatusCode);
    }

    [Theory]
    [InlineData("/obs")]
    [InlineData("/plugins/obs/feeds/overlay")]
    public async Task A_feed_is_a_stream_too(string path)
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("before");
        string position;
        using (var stream = await StreamPeer.OpenAsync(house.Http, path, house.Overlay))
        {
            Assert.Equal("before", (await stream.HearAsync("open")).GetProperty("last").GetProperty("text").GetString());
            house.Store.Append("after");
            await stream.HearAsync("second");
            position = stream.LastId!;
        }

        house.Store.Append("missed");
        using var back = await StreamPeer.OpenAsync(house.Http, path, house.Overlay, request => request.Headers.Add("Last-Event-ID", position));
        Assert.Equal("missed", (await back.HearAsync())!.Value.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("/events/stream")]
    [InlineData("/obs")]
    public async Task Revoking_a_key_ends_its_streams_and_says_why(string path)
    {
        await using var house = await House.OpenAsync();
        using var stream = await StreamPeer.OpenAsync(house.Http, path, house.Overlay);
        await stream.HearAsync();
        house.Keys.RevokeOverlay("camp", "stream");
        Assert.Equal(4401, (await stream.HearAsync("error")).GetProperty("error").GetProperty("code").GetInt32());
        Assert.Null(await stream.HearAsync());
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_lives()
    {
        await using var house = await House.OpenAsync(new LiveOptions { StreamComment = TimeSpan.FromMilliseconds(20) });
        using var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream", house.Overlay);
        await stream.HearAsync("snapshot");
        await using var body = await stream.Response.Content.ReadAsStreamAsync();
        var buffer = new byte[16];
        Assert.True(await body.ReadAsync(buffer, Peer.Deadline()) > 0);
        Assert.Equal((byte)':', buffer[0]);
    }

    private static async Task<JsonElement> SendAsync(House house, string body)
    {
        using var response = await PostAsync(house, body, house.Keys.CommandLine());
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(House house, string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events/send") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", key);
        return await house.Http.SendAsync(request);
    }
}
