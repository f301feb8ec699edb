using System.Text;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Addresses that are spelled to mean something else than they say.</summary>
public sealed class PathTests
{
    /// <summary>Out of where files are served from, and past what a path is checked against.</summary>
    private static readonly string[] Climbing =
    [
        "/plugins/obs/..%2f..%2fhost.key", "/plugins/obs/%2e%2e/%2e%2e/host.key", "/plugins/obs/%2e%2e%2f%2e%2e%2fhost.key", "/plugins/obs/..%5c..%5chost.key", "/plugins/obs/..\\..\\host.key", "/plugins/obs/....//....//host.key",
        "/plugins/obs/%252e%252e%252fplugin.json", "/plugins/obs/../plugin.json", "/plugins/obs/..%2fplugin.json", "/plugins/obs/..%c0%afplugin.json", "/plugins/obs/.%2e/plugin.json", "/plugins/obs/%00", "/plugins/obs/overlay.html%00.png",
        "/plugins/obs/.hidden", "/plugins/obs/C:%5cwindows%5cwin.ini", "/plugins/obs//etc/passwd", "/plugins/obs/%2fetc%2fpasswd", "/plugins/obs/file:%2f%2f%2fetc%2fpasswd", "/plugins/%2e%2e/host.key", "/plugins/..%2fhost.key", "/plugins/obs%2f..%2f..%2fhost.key",
        "/client/..%2f..%2fhost.key", "/client/%2e%2e/gm.html", "/client/../host.key", "/client//etc/passwd", "/client/..%5cgm.html", "/blobs/..%2fhost.key", "/blobs/%2e%2e/host.key", "/blobs/../../host.key", "/blobs/%00",
        "/host.key", "/people.json", "/signins.json", "/../host.key", "/%2e%2e/host.key", "/..%2fhost.key", "//host.key", "/./host.key", "/gm.html", "/plugins.json", "/protection/key.xml", "/plugins/obs/Obs.dll", "/plugins/obs/plugin.json",
    ];

    /// <summary>The control API, spelled so that a check might not know it again.</summary>
    private static readonly string[] Disguised =
    [
        "/api/control/status", "//api/control/status", "/api//control/status", "/api/control//status", "/api/./control/status", "/api/x/../control/status", "/API/CONTROL/STATUS", "/api/control/status/", "/api/control/%73tatus", "/%61pi/control/status",
        "/api%2fcontrol%2fstatus", "/api/control%2fstatus", "/api/control/status;x=1", "/api/control/status%20", "/api/control/status%00", "/api/control/status?x=/client/", "/client/../api/control/status", "/client/%2e%2e/api/control/status",
        "/plugins/obs/../../api/control/status", "/plugins/obs/%2e%2e/%2e%2e/api/control/status", "/plugins/obs/api/../../../api/control/status", "/plugins/obs/..%2f..%2fapi%2fcontrol%2fstatus", "/api/tools/../control/status", "/api/tools/..%2fcontrol%2fstatus",
        "/health/../api/control/users", "/api/control/users/..%2fkeys", "/api/control/users/%2e%2e/keys", "http://127.0.0.1:{port}/api/control/status", "/api/control/events?campaign=host", "/mcp/../api/control/security",
    ];

    /// <summary>Feeds and sockets under other names.</summary>
    private static readonly string[] Feeds =
        ["//events", "/events/", "/Events", "/events%2f", "/%65vents", "//table", "/table/", "/TABLE", "/plugins/host/feeds/table", "/plugins/obs/feeds/..%2f..%2f..%2ftable", "/plugins/obs/feeds/overlay/", "/plugins//obs/feeds/overlay", "/plugins/obs/feeds/%6fverlay", "/plugins/OBS/feeds/overlay", "/obs/../table"];

    [Fact]
    public async Task Nothing_is_served_that_was_not_meant_to_be()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var hostKey = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(table.Host.Data, "host.key")));
        foreach (var path in Climbing)
        {
            var (status, said) = await AskAsync(table, $"GET {path} HTTP/1.1", joined.Access);
            Assert.True(status is 400 or 403 or 404, $"{path}: {said}");
            foreach (var inside in (string[])[hostKey, "root:", "\"signIns\"", "\"entry\"", "<!doctype", "MZ", table.Host.Data])
            {
                Assert.False(Body(said).Contains(inside, StringComparison.OrdinalIgnoreCase), $"{path} gave {inside}: {said}");
            }
        }

        await others.LookBackAsync();
    }

    [Fact]
    public async Task However_the_control_api_is_spelled_a_player_does_not_come_in()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        foreach (var path in Disguised)
        {
            foreach (var method in (string[])["GET", "HEAD", "POST"])
            {
                var (status, said) = await AskAsync(table, $"{method} {path} HTTP/1.1", joined.Access, "Content-Length: 0");
                Assert.True(status is 400 or 403 or 404 or 405 or 415, $"{method} {path}: {said}");
                Assert.DoesNotContain(table.Host.Data, said, StringComparison.Ordinal);
            }
        }

        await table.UntilRecordedAsync("refused-control", one => one.Person == joined.Person);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task A_feed_by_another_spelling_is_no_feed_or_asks_for_a_key_all_the_same()
    {
        await using var table = await GuardedTable.OpenAsync();
        foreach (var path in Feeds)
        {
            var (streamed, told) = await RawHttp.AskAsync(table.Host.Port, [$"GET {path}?campaign={table.Campaign} HTTP/1.1", "Host: 127.0.0.1:{port}", "Accept: text/event-stream"]);
            Assert.True(streamed is 400 or 401 or 403 or 404, $"{path}: {told}");
            var head = RawHttp.Upgrade(path, "Host: 127.0.0.1:{port}");
            var (status, said) = await RawHttp.AskAsync(table.Host.Port, head, "\u0088\u0080\0\0\0\0");
            Assert.True(status is 101 or 400 or 403 or 404, $"{path}: {said}");
            Assert.DoesNotContain(Secrets.Campaign, said + told, StringComparison.Ordinal);
            Assert.DoesNotContain(Secrets.Open, said + told, StringComparison.Ordinal);
        }
    }

    private static Task<(int Status, string Said)> AskAsync(GuardedTable table, string line, string token, params string[] more) =>
        RawHttp.AskAsync(table.Host.Port, [line, "Host: 127.0.0.1:{port}", "Authorization: Bearer " + token, .. more]);

    private static string Body(string said) => said[Math.Max(said.IndexOf("\r\n\r\n", StringComparison.Ordinal), 0)..];
}
