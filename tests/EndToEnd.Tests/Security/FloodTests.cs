using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Who asks without end is answered no more and sent away, and a crowd at the door keeps nobody else out.</summary>
public sealed class FloodTests
{
    /// <summary>Far more than is answered within a minute.</summary>
    private const int Many = 2000;

    [Fact]
    public async Task A_player_who_floods_any_door_is_refused_and_recorded_and_the_others_are_not()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var tom = await table.JoinAsync("Tom", table.Campaign);
        foreach (var (door, path) in ((string, string)[])[("http", "/api/tools/roll_dice"), ("stream", "/events/send"), ("http", "/mcp")])
        {
            var joined = await table.JoinAsync("Flooder" + path.Length, table.Campaign);
            Assert.True(await AnsweredAsync(table, path, joined.Access) is > 50 and < Many, path);
            await table.UntilRecordedAsync("refused-flood", one => one.Person == joined.Person && one.Door == door);
        }

        var socket = await table.JoinAsync("Socketflood", table.Campaign);
        await using (var ear = await Outlooks.FloodAsync(new Visit(table.Host, socket.Access, table.Campaign), Many))
        {
            Assert.Contains("4429", await ear.UntilAsync(static told => told.Contains("\"closed\"", StringComparison.Ordinal)) ?? "cut off", StringComparison.Ordinal);
        }

        await table.UntilRecordedAsync("refused-flood", one => one.Person == socket.Person && one.Door == "socket");
        var line = await table.JoinAsync("Lineflood", table.Campaign);
        var lines = await LinesAsync(table, line.Access);
        Assert.InRange(lines.Split("too-many").Length - 1, 1, 101);
        await table.UntilRecordedAsync("refused-flood", one => one.Person == line.Person && one.Door == "line");

        // The limit is each one's own.
        Assert.True((await WebDoors.MeAsync(new Visit(table.Host, tom.Access, table.Campaign))).LetIn);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task Strangers_who_flood_use_up_their_own_patience_and_no_ones_else()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var tom = await table.JoinAsync("Tom", table.Campaign);
        Assert.True(await AnsweredAsync(table, "/api/join", null) is > 50 and < Many, "invitations can be guessed without end");
        Assert.Equal(0, await AnsweredAsync(table, "/api/tools/roll_dice", null));
        Assert.True((await WebDoors.MeAsync(new Visit(table.Host, tom.Access, table.Campaign))).LetIn);
        await table.UntilRecordedAsync("refused-flood", static one => one.Person == "spectator");
        await others.LookBackAsync();
    }

    [Fact]
    public async Task A_crowd_of_connections_that_say_nothing_is_sent_away_and_meanwhile_everybody_else_comes_in()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var tom = await table.JoinAsync("Tom", table.Campaign);
        var crowd = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 600; i++)
            {
                crowd.Add(new TcpClient());
                await crowd[^1].ConnectAsync("127.0.0.1", table.Host.Port);
                var begun = (i % 3) switch { 0 => "", 1 => "{\"type\"", _ => string.Join("\r\n", RawHttp.Upgrade("/events", $"Host: 127.0.0.1:{table.Host.Port}", "Connection: Upgrade")) + "\r\n\r\n" };
                await crowd[^1].GetStream().WriteAsync(Encoding.Latin1.GetBytes(begun));
            }

            foreach (var door in Doors.Watching.Where(static one => !one.Name.StartsWith("tail", StringComparison.Ordinal)))
            {
                Assert.True((await door.KnockAsync(new Visit(table.Host, tom.Access, table.Campaign))).LetIn, door.Name);
            }

            await Task.WhenAll(crowd.Select(static one => RawHttp.SayAsync(one, [])));
        }
        finally
        {
            crowd.ForEach(static one => one.Dispose());
        }

        await others.LookBackAsync();
    }

    [Fact]
    public async Task A_swarm_of_sockets_of_one_player_has_three_seats_and_the_others_keep_theirs()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Swarm", table.Campaign);
        var ears = new List<Ear>();
        for (var i = 0; i < 50; i++)
        {
            ears.Add(await Outlooks.SocketAsync(new Visit(table.Host, joined.Access, table.Campaign), "/events"));
        }

        var welcomes = await Task.WhenAll(ears.Select(static ear => ear.NextAsync()));
        Assert.Equal(3, welcomes.Count(static told => told!.Contains("\"ack\"", StringComparison.Ordinal)));
        foreach (var ear in ears)
        {
            await ear.DisposeAsync();
        }

        await others.LookBackAsync();
    }

    [Fact]
    public async Task A_swarm_of_overlays_of_one_player_has_so_many_places_and_the_overlays_at_the_host_are_not_counted()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Swarm", table.Campaign);
        var ears = new List<Ear>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                ears.Add(await Outlooks.SocketAsync(new Visit(table.Host, joined.Access, table.Campaign), "/obs"));
            }

            var first = await Task.WhenAll(ears.Select(static ear => ear.NextAsync()));
            Assert.Equal(64, first.Count(static told => !told!.Contains("\"closed\"", StringComparison.Ordinal)));
            Assert.Equal(36, first.Count(static told => told!.Contains("4429", StringComparison.Ordinal)));
            var overlay = new Visit(table.Host, table.Host.OverlayKey(table.Campaign), table.Campaign);
            for (var i = 0; i < 100; i++)
            {
                ears.Add(await Outlooks.SocketAsync(overlay, "/obs"));
                Assert.DoesNotContain("closed", await ears[^1].NextAsync() ?? "closed", StringComparison.Ordinal);
            }
        }
        finally
        {
            await Task.WhenAll(ears.Select(static ear => ear.DisposeAsync().AsTask()));
        }

        await table.UntilRecordedAsync("refused-crowd", one => one.Person == joined.Person);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task A_flood_of_different_refusals_hides_nobody_elses()
    {
        await using var table = await GuardedTable.OpenAsync();
        var (rowdy, quiet) = (await table.JoinAsync("Rowdy", table.Campaign), await table.JoinAsync("Quiet", table.Campaign));
        foreach (var visitor in (string?[])[rowdy.Access, null])
        {
            using var http = new Site("127.0.0.1", table.Host.Port).Http(visitor);
            for (var i = 0; i < 90; i++)
            {
                using var response = await http.PostAsync(new Uri($"/api/tools/tool_{i}", UriKind.Relative), GuardedTable.Json(new JsonObject { ["campaign"] = visitor is null ? $"campaign{i}" : table.Campaign }));
                Assert.False(response.IsSuccessStatusCode);
            }
        }

        await WebDoors.ControlAsync(new Visit(table.Host, quiet.Access, table.Campaign));
        await table.UntilRecordedAsync("refused-control", one => one.Person == quiet.Person);
        Assert.InRange((await table.RecordsAsync()).Count(static one => one.What.StartsWith("refused-", StringComparison.Ordinal)), 3, 60);
    }

    /// <returns>How many were answered before one was refused.</returns>
    private static async Task<int> AnsweredAsync(GuardedTable table, string path, string? token)
    {
        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
        for (var i = 0; i < Many; i++)
        {
            using var response = await http.PostAsync(new Uri(path, UriKind.Relative), GuardedTable.Json(new JsonObject { ["type"] = "heartbeat", ["code"] = $"guess{i}" }));
            if ((int)response.StatusCode == 429)
            {
                return i;
            }
        }

        return Many;
    }

    private static async Task<string> LinesAsync(GuardedTable table, string key)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", table.Host.Port);
        var lines = $$"""{"type":"authenticate","key":"{{key}}"}""" + "\n" + string.Concat(Enumerable.Repeat("""{"type":"heartbeat"}""" + "\n", Many));
        return (await RawHttp.SayAsync(client, Encoding.UTF8.GetBytes(lines))).Said;
    }
}
