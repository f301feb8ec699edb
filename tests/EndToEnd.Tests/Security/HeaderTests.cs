using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Headers that claim what is not so, come twice, or never end.</summary>
public sealed class HeaderTests
{
    private const string Own = "Host: 127.0.0.1:{port}";
    private const string FarAway = "203.0.113.9";

    /// <summary>What other programs take for the truth about who asks, from where and for what.</summary>
    private static readonly string[] Claims =
    [
        "X-Forwarded-For: 127.0.0.1", "X-Forwarded-User: gm", "X-Remote-User: gm", "X-Real-IP: 127.0.0.1", "X-Original-URL: /api/tools", "X-Rewrite-URL: /api/tools", "X-HTTP-Method-Override: GET", "X-Forwarded-Prefix: /api/tools",
        "X-Forwarded-Proto: https", "X-PluginHost-Role: gm", "X-PluginHost-Key: gm", "X-Api-Key: gm", "X-Client-Cert: gm", "Via: 1.1 localhost", "Forwarded: for=127.0.0.1;host=localhost;proto=https", "X-Request-Id: gm",
    ];

    private static readonly string[] Ways = ["GET /api/control/status", "GET /api/tools", "GET /events/stream", "GET /table", "GET /obs", "POST /mcp", "POST /api/tools/roll_dice", "POST /events/send", "GET /api/me"];

    [Fact]
    public async Task No_header_makes_a_player_more_than_a_player()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var key = "Authorization: Bearer " + joined.Access;
        foreach (var claim in Claims)
        {
            await RefusedAsync(table, [403], "GET /api/control/status HTTP/1.1", Own, key, claim);
        }

        foreach (var way in Ways)
        {
            foreach (var person in (string[])["gm", "mira", joined.Person, "", "gm,gm"])
            {
                var (status, said) = await AskAsync(table, $"{way} HTTP/1.1", Own, key, "Accept: text/event-stream", "Content-Length: 0", "X-PluginHost-As: " + (person.Length == 0 ? "x\r\nX-PluginHost-As: gm" : person));
                Assert.True(status == 403, $"{way} as {person}: {said}");
            }
        }

        var socket = RawHttp.Upgrade("/events", Own, key, "X-PluginHost-As: gm");
        Assert.Equal(403, (await RawHttp.AskAsync(table.Host.Port, socket)).Status);
        await others.LookBackAsync();
        await table.UntilRecordedAsync("refused-control", one => one.Person == joined.Person);
        await table.UntilRecordedAsync("refused-as", one => one.Person == joined.Person);
    }

    [Fact]
    public async Task A_proof_that_comes_twice_proves_nothing_and_no_stranger_says_where_they_come_from()
    {
        await using var table = await GuardedTable.OpenAsync();
        var (cookie, _) = await table.MasterAsync();
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var (player, master) = ("Authorization: Bearer " + joined.Access, "Authorization: Bearer " + table.Host.Key);
        await RefusedAsync(table, [400, 401], "GET /api/control/status HTTP/1.1", Own, player, master);
        await RefusedAsync(table, [400, 401], "GET /api/control/status HTTP/1.1", Own, master, player);

        // Who brings a key is nobody else besides, whatever the browser has.
        await RefusedAsync(table, [403], "GET /api/control/status HTTP/1.1", Own, player, "Cookie: " + cookie);
        await RefusedAsync(table, [401], "GET /api/control/status HTTP/1.1", Own, "Authorization: Bearer made-up", "Cookie: " + cookie, "X-Forwarded-For: " + FarAway);
        await RefusedAsync(table, [401, 403], "GET /api/control/status HTTP/1.1", Own, "Cookie: " + cookie[..^2] + "xx");
        await RefusedAsync(table, [401, 403], "GET /api/control/status HTTP/1.1", Own, "Cookie: " + cookie.Replace("pluginhost-", "pluginhost-1", StringComparison.Ordinal));
        await table.UntilRecordedAsync("refused-key", static one => one.Door == "http");
        Assert.DoesNotContain(FarAway, await table.Host.Http.GetStringAsync(new Uri("/api/control/security?limit=500", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(200, (await AskAsync(table, "GET /api/control/status HTTP/1.1", Own, "Cookie: " + cookie)).Status);
    }

    [Fact]
    public async Task Heads_that_are_too_large_or_contradict_themselves_are_refused()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var key = "Authorization: Bearer " + table.Host.Key;
        await RefusedAsync(table, [431, 0], "GET /health HTTP/1.1", Own, "X-Long: " + new string('x', 1 << 20));
        await RefusedAsync(table, [431, 0], ["GET /health HTTP/1.1", Own, .. Enumerable.Range(0, 5000).Select(static i => $"X-{i}: y")]);
        await RefusedAsync(table, [414, 431, 0], $"GET /{new string('x', 1 << 20)} HTTP/1.1", Own);
        await RefusedAsync(table, [431, 0], "GET /health HTTP/1.1", Own, "Authorization: Bearer " + new string('x', 100_000));
        await RefusedAsync(table, [401], "GET /api/me HTTP/1.1", Own, "Authorization: Bearer " + new string('x', 20_000));
        await RefusedAsync(table, [401, 403], "GET /api/me HTTP/1.1", Own, $"Cookie: pluginhost-{{port}}={new string('.', 20_000)}");

        // Two lengths of one body: whoever stands in between might see two requests where the host sees one.
        const string Hidden = "0\r\n\r\nPOST /api/control/ticket HTTP/1.1\r\n";
        await RefusedAsync(table, [400, 0], "POST /api/me HTTP/1.1", Own, key, "Content-Length: 44", "Content-Length: 0");
        await RefusedAsync(table, [400, 0], "POST /api/me HTTP/1.1", Own, key, "Content-Length: -1");
        await RefusedAsync(table, [400, 405, 0], "POST /api/me HTTP/1.1", Own, key, $"Content-Length: {Hidden.Length}", "Transfer-Encoding: chunked", "", Hidden);
        await RefusedAsync(table, [400, 405, 501, 0], "POST /api/me HTTP/1.1", Own, key, "Transfer-Encoding: identity, xchunked");
        await RefusedAsync(table, [400, 0], "GET /health HTTP/1.1", Own, " X-Folded: y");
        await RefusedAsync(table, [400, 0], "GET /health HTTP/1.1", Own, "X-Bare\u0000: y");
        await RefusedAsync(table, [400, 0], "GET /health HTTP/1.1", Own, "Host : 127.0.0.1:{port}");
        await others.LookBackAsync();
    }

    [Fact]
    public async Task Only_the_announced_front_may_say_for_whom_it_speaks()
    {
        await using var table = await GuardedTable.OpenAsync("--public-url", "https://table.example");
        var key = "Authorization: Bearer " + table.Host.Key;
        await RefusedAsync(table, [421], "GET /api/control/status HTTP/1.1", "Host: evil.example", key);
        await RefusedAsync(table, [421], "GET /api/control/status HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: evil.example", key);
        await RefusedAsync(table, [403], "POST /api/control/ticket HTTP/1.1", "Host: table.example", "X-Forwarded-Proto: https", "Origin: https://evil.example", "Content-Length: 0", key);
        await RefusedAsync(table, [403], "POST /api/control/ticket HTTP/1.1", "Host: table.example", "X-Forwarded-Proto: https", "Origin: http://table.example", "Content-Length: 0", key);
        Assert.Equal(200, (await AskAsync(table, "POST /api/control/ticket HTTP/1.1", "Host: table.example", "X-Forwarded-Proto: https", "Origin: https://table.example", "Content-Length: 0", key)).Status);

        // It passes on what others claim; of a chain of names only the last, its own, counts.
        await RefusedAsync(table, [401], "GET /api/me HTTP/1.1", "Host: table.example", $"X-Forwarded-For: 198.51.100.7, {FarAway}", "Authorization: Bearer made-up");
        await table.UntilRecordedAsync("refused-key");
        var records = JsonNode.Parse(await table.Host.Http.GetStringAsync(new Uri("/api/control/security?limit=500", UriKind.Relative)))!["records"]!.AsArray();
        Assert.Equal(FarAway, records.Single(static one => (string?)one!["what"] == "refused-key")!["from"]!.GetValue<string>());
    }

    private static Task<(int Status, string Said)> AskAsync(GuardedTable table, params string[] head) => RawHttp.AskAsync(table.Host.Port, head);

    private static async Task RefusedAsync(GuardedTable table, int[] statuses, params string[] head)
    {
        var (status, said) = await RawHttp.AskAsync(table.Host.Port, head);
        Assert.True(statuses.Contains(status), $"{string.Join(" | ", head.Select(static line => line.Length > 200 ? line[..200] : line))}: {said}");
        Assert.DoesNotContain(Secrets.Campaign, said, StringComparison.Ordinal);
    }
}
