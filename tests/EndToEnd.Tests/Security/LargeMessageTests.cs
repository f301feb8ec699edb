using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>A hundred megabytes at every door: refused long before they are there, without the host growing by them, and without anybody else noticing.</summary>
public sealed class LargeMessageTests
{
    private const int Large = 100 * 1000 * 1000;
    private const long MostGrowth = 150_000_000;

    private static readonly string[] Sockets = ["/events", "/obs", "/table"];
    private static readonly string[] Posts = ["/api/tools/roll_dice", "/events/send", "/mcp", "/api/join", "/api/token", "/api/token/refresh", "/api/control/call", "/plugins/obs/api/x"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_frame_of_a_hundred_megabytes_is_refused_also_when_it_is_squeezed(bool squeezed)
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var before = table.Host.ResidentBytes;
        foreach (var path in Sockets)
        {
            foreach (var known in (bool[])[true, false])
            {
                Assert.True(await FrameAsync(table, path, known ? joined.Access : null, squeezed) is null or 1009 or 4401, path);
            }
        }

        Assert.InRange(table.Host.ResidentBytes - before, long.MinValue, MostGrowth);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task A_body_and_a_line_of_a_hundred_megabytes_are_refused()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var before = table.Host.ResidentBytes;
        foreach (var path in Posts)
        {
            foreach (var chunked in (bool[])[false, true])
            {
                var status = await BodyAsync(table, path, joined.Access, chunked);
                Assert.True(status is 0 or 400 or 403 or 404 or 413, $"{path}: {status}");
            }
        }

        foreach (var hello in (string[])["", $$"""{"type":"authenticate","key":"{{joined.Access}}"}""" + "\n"])
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", table.Host.Port);
            await RawHttp.SayAsync(client, [.. Encoding.UTF8.GetBytes(hello + "{\"type\":\""), .. new byte[Large]]);
        }

        Assert.InRange(table.Host.ResidentBytes - before, long.MinValue, MostGrowth);
        await others.LookBackAsync();
    }

    /// <returns>With what the socket was closed; null when it was cut while still being spoken to.</returns>
    private static async Task<int?> FrameAsync(GuardedTable table, string path, string? token, bool squeezed)
    {
        using var socket = new ClientWebSocket();
        socket.Options.DangerousDeflateOptions = squeezed ? new WebSocketDeflateOptions() : null;
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{table.Host.Port}{path}"), CancellationToken.None);
        if (token is not null)
        {
            await Outlooks.SayAsync(socket, new System.Text.Json.Nodes.JsonObject { ["type"] = "authenticate", ["key"] = token, ["campaign"] = table.Campaign });
        }

        await using var ear = Ear.Of(socket);
        try
        {
            await socket.SendAsync(new byte[Large], WebSocketMessageType.Text, true, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut off.
        }

        await ear.UntilAsync(static _ => false);
        return (int?)socket.CloseStatus;
    }

    /// <returns>The status, or 0 when the connection was cut while still being spoken to.</returns>
    private static async Task<int> BodyAsync(GuardedTable table, string path, string token, bool chunked)
    {
        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[Large]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.TransferEncodingChunked = chunked;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await http.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
