using System.Net;
using System.Net.Http.Headers;

namespace PluginHost.Live.Tests;

public sealed class MapDoorTests
{
    [Fact]
    public async Task A_piece_is_for_whoever_may_enter_the_campaign_and_is_kept_by_no_browser()
    {
        await using var house = await House.OpenAsync();
        using var served = await AskAsync(house, "/maps/any/1-2?campaign=camp", house.Overlay);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (served.StatusCode, served.Content.Headers.ContentType?.MediaType));
        Assert.Equal([7], await served.Content.ReadAsByteArrayAsync());
        Assert.True(served.Headers.CacheControl?.NoStore);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        foreach (var (path, key) in new[]
        {
            ("/maps/any/1-2?campaign=other", house.Overlay), ("/maps/any/1-2?campaign=camp", null), ("/maps/any/2-1?campaign=camp", house.Overlay), ("/maps/any/1--2?campaign=camp", house.Overlay),
            ("/maps/any/1-99999999999?campaign=camp", house.Overlay), ("/maps/any/1-2.png?campaign=camp", house.Overlay), ("/maps/../1-2?campaign=camp", house.Overlay),
        })
        {
            using var refused = await AskAsync(house, path, key);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, refused.StatusCode));
        }
    }

    [Fact]
    public async Task A_sandboxed_page_may_ask_for_it_with_its_key_and_never_with_a_cookie()
    {
        await using var house = await House.OpenAsync();
        using var entered = await house.Http.GetAsync(new Uri($"/enter?ticket={house.Tickets.Issue()}", UriKind.Relative));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        const string path = "/maps/any/1-2?campaign=camp";
        using var asked = new HttpRequestMessage(HttpMethod.Options, path);
        asked.Headers.Add("Origin", "null");
        asked.Headers.Add("Access-Control-Request-Method", "GET");
        using var allowed = await house.Http.SendAsync(asked);
        Assert.Equal((HttpStatusCode.NoContent, "null"), (allowed.StatusCode, allowed.Headers.GetValues("Access-Control-Allow-Origin").Single()));

        using var served = await AskAsync(house, path, house.Overlay, static request => request.Headers.Add("Origin", "null"));
        Assert.Equal((HttpStatusCode.OK, "null"), (served.StatusCode, served.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        using var own = await AskAsync(house, path, null, request => request.Headers.Add("Cookie", cookie));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var byCookie = await AskAsync(house, path, null, request =>
        {
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Origin", "null");
        });
        Assert.Equal(HttpStatusCode.NotFound, byCookie.StatusCode);
        using var elsewhere = await AskAsync(house, path, house.Overlay, static request => request.Headers.Add("Origin", "http://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(House house, string path, string? key, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        with?.Invoke(request);
        return await house.Http.SendAsync(request);
    }
}
