namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>A page of somebody else's, open in a browser in which the game master or a player is signed in: the cookie comes along, and opens nothing.</summary>
public sealed class CrossSiteTests
{
    private const string Mark = "Crossingmark";
    private const string Evil = "http://evil.example";

    private static readonly string[] Sockets = ["/", "/events", "/ws", "/obs", "/plugins/obs/feeds/overlay", "/table", "/mcp/stdio"];
    private static readonly string[] Streams = ["/events/stream", "/obs", "/plugins/obs/feeds/overlay", "/table"];
    private static readonly string[] Posts =
        ["/api/tools/roll_dice", "/events/send", "/mcp", "/api/token", "/api/token/refresh", "/api/leave", "/api/join", "/api/me/consents", "/api/control/call", "/api/control/ticket", "/api/control/invite", "/api/control/users"];

    /// <summary>Addresses that look like ours and are not.</summary>
    private static readonly string[] Lookalikes =
    [
        "http://127.0.0.1.evil.example:{port}", "http://127.0.0.1:{port}.evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "http://localhost.evil.example:{port}",
        "http://evil.example:{port}", "http://127.0.0.1:{port}@evil.example", "http://user@127.0.0.1:{port}", "http://127.0.0.1:{port}/gm", "file://", "chrome-extension://abcdefgh", "http://0.0.0.0:{port}", "http://2130706434:{port}", "garbage",
    ];

    [Fact]
    public async Task A_foreign_page_with_the_browsers_cookie_opens_no_socket_no_stream_and_changes_nothing()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        foreach (var cookie in (string[])[(await table.MasterAsync()).Cookie, await table.BrowserAsync("Mira", table.Campaign)])
        {
            await RefusedAsync(table, 403, Sockets.Select(path => RawHttp.Upgrade(path, Own, "Cookie: " + cookie, "Origin: " + Evil)));
            await RefusedAsync(table, 403, Streams.Select(path => Get(path, Own, "Cookie: " + cookie, "Origin: " + Evil)));
            await RefusedAsync(table, 403, Posts.Select(path => Post(path, cookie, "Origin: " + Evil)), Body(table));
            await RefusedAsync(table, 403, Posts.Select(path => Post(path, cookie)), Body(table));
        }

        await others.LookBackAsync();
        await table.UntilRecordedAsync("refused-page", static one => one.Target == Evil);
        await table.UntilRecordedAsync("refused-page", static one => one.Person == "gm");
        await NothingHappenedAsync(table);
    }

    [Fact]
    public async Task An_origin_that_only_looks_like_ours_is_foreign_and_one_of_two_is_no_origin()
    {
        await using var table = await GuardedTable.OpenAsync();
        var (cookie, _) = await table.MasterAsync();
        await RefusedAsync(table, 403, Lookalikes.Select(origin => Post("/api/tools/roll_dice", cookie, "Origin: " + origin)), Body(table));
        await RefusedAsync(table, 403, Lookalikes.Select(origin => RawHttp.Upgrade("/events", Own, "Cookie: " + cookie, "Origin: " + origin)));
        await RefusedAsync(table, 403, [Post("/api/tools/roll_dice", cookie, "Origin: http://127.0.0.1:{port}", "Origin: " + Evil), Post("/api/tools/roll_dice", cookie, "Origin: " + Evil, "Origin: http://127.0.0.1:{port}")], Body(table));
        await table.UntilRecordedAsync("refused-page");
        await NothingHappenedAsync(table);

        // The very same request from a page of ours is carried out.
        var (status, said) = await RawHttp.AskAsync(table.Host.Port, Sized(Post("/api/tools/roll_dice", cookie, "Origin: http://127.0.0.1:{port}"), Body(table)), Body(table));
        Assert.True(status == 200, said);
        Assert.Contains(Mark, await EventsAsync(table), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_an_origin_of_its_own_and_one_that_hides_it_have_no_use_of_the_cookie()
    {
        await using var table = await GuardedTable.OpenAsync();
        var (cookie, _) = await table.MasterAsync();
        await RefusedAsync(table, 403, Posts.Where(static path => path != "/events/send").Select(path => Post(path, cookie, "Origin: null")), Body(table));
        await RefusedAsync(table, 401, [Post("/events/send", cookie, "Origin: null")], Body(table));
        await RefusedAsync(table, 401, Streams[..1].Select(path => Get(path, Own, "Cookie: " + cookie, "Origin: null")));
        await RefusedAsync(table, 401, Streams.Select(path => Get(path, Own, "Cookie: " + cookie, "Sec-Fetch-Site: cross-site")));
        foreach (var origin in (string[])["Origin: null", "X-Nothing: "])
        {
            foreach (var path in Sockets[..^1])
            {
                Assert.Equal(4401, await Hello.CloseCodeAsync(table.Host.Port, path, cookie, origin));
            }
        }

        await table.UntilRecordedAsync("refused-stranger", static one => one.Door == "stream");
        await table.UntilRecordedAsync("refused-stranger", static one => one.Door == "socket");
        await NothingHappenedAsync(table);
    }

    private const string Own = "Host: 127.0.0.1:{port}";

    private static string[] Get(string path, params string[] headers) => [$"GET {path} HTTP/1.1", .. headers, "Accept: text/event-stream"];

    /// <summary>As a form or a script of any page may send it without asking first.</summary>
    private static string[] Post(string path, string cookie, params string[] headers) => [$"POST {path} HTTP/1.1", Own, "Cookie: " + cookie, .. headers, "Content-Type: text/plain"];

    private static string Body(GuardedTable table) =>
        $$"""{"type":"tool_call","method":"roll_dice","params":{"expression":"1d4","player":"{{Mark}}"},"tool":"roll_dice","arguments":{"expression":"1d4","player":"{{Mark}}"},"campaign":"{{table.Campaign}}","name":"{{Mark}}"}""";

    private static string[] Sized(IEnumerable<string> head, string body) => body.Length == 0 ? [.. head] : [.. head, $"Content-Length: {body.Length}"];

    private static async Task RefusedAsync(GuardedTable table, int status, IEnumerable<IEnumerable<string>> heads, string body = "")
    {
        foreach (var head in heads)
        {
            var (answered, said) = await RawHttp.AskAsync(table.Host.Port, Sized(head, body), body);
            Assert.True(answered == status, $"{string.Join(" | ", head)}: {said}");
            Assert.DoesNotContain("Access-Control-Allow-Origin: " + Evil, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Secrets.Campaign, said, StringComparison.Ordinal);
        }
    }

    private static async Task NothingHappenedAsync(GuardedTable table)
    {
        Assert.DoesNotContain(Mark, await EventsAsync(table), StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, await table.Host.Http.GetStringAsync(new Uri("/api/control/users", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static Task<string> EventsAsync(GuardedTable table) => table.Host.Http.GetStringAsync(new Uri($"/api/control/events?campaign={table.Campaign}&limit=1000", UriKind.Relative));
}
