namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>A name of somebody else's that was made to lead to this computer leads nowhere, whatever else the request says.</summary>
public sealed class RebindingTests
{
    private static readonly string[] Strangers =
    [
        "evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "localhost.evil.example:{port}", "localhost.:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}", "[::]:{port}", "2130706433:{port}",
        "0x7f.0.0.1:{port}", "127.1:{port}", "evil.example@127.0.0.1:{port}", "127.0.0.1:{port}.evil.example", "127.0.0.1:{port},evil.example",
    ];

    private static readonly string[] Paths =
        ["/", "/gm", "/health", "/metrics", "/client/index.js", "/plugins/obs/overlay.html", "/api/me", "/api/tools", "/api/control/status", "/events/stream", "/table", "/mcp", "/schemas/wire.json"];

    private static readonly string[] Sockets = ["/", "/events", "/ws", "/obs", "/plugins/obs/feeds/overlay", "/table", "/mcp/stdio"];

    /// <summary>What a front would say about a request, from somebody who is none.</summary>
    private static readonly string[] Forwarded =
        ["X-Forwarded-Host: 127.0.0.1:{port}", "X-Forwarded-Host: localhost:{port}", "Forwarded: host=127.0.0.1:{port}", "X-Host: 127.0.0.1:{port}", "X-Original-Host: 127.0.0.1:{port}", "X-HTTP-Host-Override: 127.0.0.1:{port}"];

    [Fact]
    public async Task A_request_that_means_another_host_is_refused_everywhere_even_with_the_game_masters_key()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var (cookie, _) = await table.MasterAsync();
        foreach (var path in Paths)
        {
            await RefusedAsync(table, [$"GET {path} HTTP/1.1", "Host: evil.example:{port}", "Authorization: Bearer " + table.Host.Key], 421);
        }

        foreach (var host in Strangers)
        {
            await RefusedAsync(table, ["GET /api/control/status HTTP/1.1", "Host: " + host, "Cookie: " + cookie], 421, 400);
            await RefusedAsync(table, ["POST /api/control/ticket HTTP/1.1", "Host: " + host, "Cookie: " + cookie, "Origin: http://" + host, "Content-Length: 0"], 421, 400);
        }

        foreach (var path in Sockets)
        {
            await RefusedAsync(table, [.. RawHttp.Upgrade(path, "Host: evil.example:{port}", "Origin: http://evil.example:{port}", "Cookie: " + cookie)], 421);
        }

        foreach (var header in Forwarded)
        {
            await RefusedAsync(table, ["GET /api/control/status HTTP/1.1", "Host: evil.example:{port}", header, "Cookie: " + cookie], 421);
        }

        await others.LookBackAsync();
        await table.UntilRecordedAsync("refused-host", one => one.Target == $"evil.example:{table.Host.Port}");
    }

    [Fact]
    public async Task No_host_two_hosts_and_a_host_in_the_request_line_do_not_get_around_it()
    {
        await using var table = await GuardedTable.OpenAsync();
        var key = "Authorization: Bearer " + table.Host.Key;
        await RefusedAsync(table, ["GET /api/control/status HTTP/1.1", key], 400);
        await RefusedAsync(table, ["GET /api/control/status HTTP/1.0", key], 421, 400);
        await RefusedAsync(table, ["GET /api/control/status HTTP/1.1", "Host:", key], 421, 400);
        await RefusedAsync(table, ["GET /api/control/status HTTP/1.1", "Host: 127.0.0.1:{port}", "Host: evil.example", key], 400);
        await RefusedAsync(table, ["GET /api/control/status HTTP/1.1", "Host: evil.example", "Host: 127.0.0.1:{port}", key], 400);
        await RefusedAsync(table, ["GET http://evil.example/api/control/status HTTP/1.1", "Host: 127.0.0.1:{port}", key], 400, 421);
        await RefusedAsync(table, ["GET http://127.0.0.1:{port}/api/control/status HTTP/1.1", "Host: evil.example", key], 400, 421);
        await RefusedAsync(table, ["CONNECT evil.example:80 HTTP/1.1", "Host: evil.example:80", key], 400, 404, 405, 421);

        // A front that nobody announced is not believed: the request is taken as it came.
        var (status, said) = await RawHttp.AskAsync(table.Host.Port, ["GET /api/control/status HTTP/1.1", "Host: 127.0.0.1:{port}", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", key]);
        Assert.True(status == 200, said);
        Assert.DoesNotContain("evil.example", said, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(GuardedTable table, string[] head, params int[] statuses)
    {
        var (status, said) = await RawHttp.AskAsync(table.Host.Port, head);
        Assert.True(statuses.Contains(status), $"{string.Join(" | ", head)}: {said}");
        Assert.DoesNotContain(Secrets.Campaign, said, StringComparison.Ordinal);
        Assert.DoesNotContain(table.Host.Data, said, StringComparison.Ordinal);
    }
}
