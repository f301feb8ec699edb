using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>What proves who somebody is has no place in an address, and is written down nowhere: not in the most talkative log, not in what the host keeps.</summary>
public sealed class AddressTests
{
    private static readonly string[] Names = ["key", "token", "access_token", "api_key", "apikey", "auth", "authorization", "bearer", "ticket", "code", "session", "params"];

    private static readonly string[] Ways = ["/api/me", "/api/control/status", "/api/control/events/tail", "/events/stream", "/obs", "/plugins/obs/feeds/overlay", "/table", "/mcp", "/mcp/stdio"];

    [Fact]
    public async Task A_key_in_an_address_opens_nothing()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        foreach (var name in Names)
        {
            foreach (var way in Ways)
            {
                var address = $"{way}?campaign={table.Campaign}&{name}={Uri.EscapeDataString(table.Host.Key)}";
                var (status, said) = await RawHttp.AskAsync(table.Host.Port, [$"GET {address} HTTP/1.1", "Host: 127.0.0.1:{port}", "Accept: text/event-stream"]);
                Assert.True(status is 400 or 401 or 403 or 404, $"{way} by {name}: {said}");
            }
        }

        foreach (var path in (string[])["/", "/events", "/ws", "/obs", "/table"])
        {
            Assert.Equal(4401, await Hello.CloseCodeAsync(table.Host.Port, $"{path}?key={table.Host.Key}&access_token={table.Host.Key}&token={table.Host.Key}"));
        }

        var user = await RawHttp.AskAsync(table.Host.Port, [$"GET http://gm:{table.Host.Key}@127.0.0.1:{{port}}/api/me HTTP/1.1", "Host: 127.0.0.1:{port}"]);
        Assert.True(user.Status is 400 or 401, user.Said);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("gm:" + table.Host.Key));
        Assert.Equal(401, (await RawHttp.AskAsync(table.Host.Port, ["GET /api/me HTTP/1.1", "Host: 127.0.0.1:{port}", "Authorization: Basic " + basic])).Status);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task No_key_token_cookie_or_code_is_in_any_log_or_file()
    {
        await using var table = await GuardedTable.OpenAsync("--verbose");
        var named = await table.KeyAsync("bridge", "player", table.Campaign);
        var screen = await table.KeyAsync("screen", "overlay", table.Campaign);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var next = await RefreshedAsync(table, joined.Refresh);
        var unused = await table.InviteAsync(table.Campaign, "player");
        var (cookie, ticket) = await table.MasterAsync();
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["the command line's key"] = table.Host.Key,
            ["an overlay's key"] = table.Host.OverlayKey(table.Campaign),
            ["a named key"] = named,
            ["a screen's key"] = screen,
            ["an access token"] = joined.Access,
            ["a refresh token"] = joined.Refresh,
            ["a later access token"] = next["access_token"]!.GetValue<string>(),
            ["a later refresh token"] = next["refresh_token"]!.GetValue<string>(),
            ["a spent invitation"] = joined.Code,
            ["an open invitation"] = unused,
            ["a player's cookie"] = (await table.BrowserAsync("Tom", table.Campaign)).Split('=', 2)[1],
            ["the game master's cookie"] = cookie.Split('=', 2)[1],
            ["a one-time link"] = ticket,
        };
        foreach (var secret in secrets.Values)
        {
            await ShowEverywhereAsync(table, secret);
        }

        await RefreshedAsync(table, joined.Refresh, expected: false);
        await table.RevokeAsync("bridge");
        await ShowEverywhereAsync(table, named);
        await table.UntilRecordedAsync("key-revoked");
        Assert.Equal(0, await table.Host.StopAsync());

        // The log was not silent: what is looked for would have been found.
        Assert.Contains("\"level\":", table.Host.Output, StringComparison.Ordinal);
        foreach (var (what, secret) in secrets)
        {
            Assert.False(table.Host.Output.Contains(Telling(secret), StringComparison.Ordinal), $"{what} is in the log");
            foreach (var file in Directory.EnumerateFiles(table.Host.Data, "*", SearchOption.AllDirectories))
            {
                Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.ASCII.GetBytes(Telling(secret))) >= 0, $"{what} is in {Path.GetFileName(file)}");
            }
        }
    }

    /// <summary>The part that nobody could guess: of a key or a cookie its seal.</summary>
    private static string Telling(string secret) => secret[(secret.LastIndexOf('.') + 1)..] is var seal && seal.Length > 40 ? seal[..40] : seal;

    /// <summary>Where it belongs and where it does not: in headers, cookies, messages, addresses, paths and what is not understood at all.</summary>
    private static async Task ShowEverywhereAsync(GuardedTable table, string secret)
    {
        const string Own = "Host: 127.0.0.1:{port}";
        string[][] heads =
        [
            [$"GET /api/me?key={secret}&access_token={secret} HTTP/1.1", Own],
            [$"GET /enter?ticket={secret}x HTTP/1.1", Own],
            [$"GET /join?code={secret} HTTP/1.1", Own],
            [$"GET /{secret} HTTP/1.1", Own],
            [$"GET /plugins/obs/{secret} HTTP/1.1", Own],
            [$"GET /plugins/obs/api/{secret}?key={secret} HTTP/1.1", Own, "Authorization: Bearer " + secret],
            [$"GET /blobs/{secret} HTTP/1.1", Own],
            [$"GET /api/me HTTP/1.1", Own, "Authorization: Bearer " + secret],
            [$"GET /api/me HTTP/1.1", Own, "Authorization: Bearer " + secret + "x"],
            [$"GET /api/me HTTP/1.1", Own, "Cookie: pluginhost-{port}=" + secret],
            [$"GET /api/tools HTTP/1.1", Own, "X-Request-Id: not-" + secret[..8], "Referer: http://127.0.0.1/?key=" + secret],
            [$"POST /api/token HTTP/1.1", Own, "Content-Length: 5", "X-Key: " + secret],
            [$"{secret[..8]} /?{secret} HTTP/1.1", Own],
            [$"GET /?{secret}\u0001 HTTP/9.9", Own],
            RawHttp.Upgrade("/events?key=" + secret, Own, "Sec-WebSocket-Protocol: " + secret, "Authorization: Bearer " + secret + "y").ToArray(),
        ];
        foreach (var head in heads)
        {
            await RawHttp.AskAsync(table.Host.Port, head, "{\"k\"}");
        }

        var visit = new Visit(table.Host, secret, table.Campaign);
        foreach (var outlook in Doors.Watching.Where(static one => !one.Name.StartsWith("tail", StringComparison.Ordinal)))
        {
            await outlook.KnockAsync(visit);
        }

        foreach (var (path, body) in ((string, JsonObject)[])[
            ("/api/token", new JsonObject { ["key"] = secret + "x" }),
            ("/api/token/refresh", new JsonObject { ["refresh_token"] = secret + "x" }),
            ("/api/join", new JsonObject { ["code"] = secret + "x", ["name"] = "Nobody" }),
            ("/mcp", new JsonObject { ["key"] = secret })])
        {
            using var response = await table.Host.Http.PostAsync(new Uri(path, UriKind.Relative), GuardedTable.Json(body));
        }
    }

    private static async Task<JsonNode> RefreshedAsync(GuardedTable table, string refresh, bool expected = true)
    {
        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", table.Host.Key);
        using var response = await http.PostAsync(new Uri("/api/token/refresh", UriKind.Relative), GuardedTable.Json(new JsonObject { ["refresh_token"] = refresh }));
        Assert.Equal(expected, response.IsSuccessStatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
