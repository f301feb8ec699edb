using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>What is open stays somebody's own, and closes when their right to it ends.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task All_that_a_key_had_opened_is_closed_when_it_is_revoked()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var visit = new Visit(table.Host, await table.KeyAsync("lent", "gm", table.Campaign), table.Campaign);
        var open = new List<(string Name, Ear Ear)>();
        foreach (var outlook in Doors.Watching.Where(static one => !one.Name.StartsWith("tail", StringComparison.Ordinal)))
        {
            open.Add((outlook.Name, await outlook.OpenAsync(visit)));
            Assert.NotNull(await open[^1].Ear.UntilAsync(static told => told.Contains(Secrets.Open, StringComparison.Ordinal)));
        }

        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", visit.Token);
        await table.RevokeAsync("lent");
        foreach (var (_, ear) in open)
        {
            // Null once the door is closed; until then the game is told.
            await ear.UntilAsync(static _ => false);
            await ear.DisposeAsync();
        }

        using var refused = await http.GetAsync(new Uri("/api/me", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task Nobody_goes_on_in_a_session_of_somebody_else()
    {
        await using var table = await GuardedTable.OpenAsync();
        var joined = await table.JoinAsync("Mira", table.Campaign);
        await using var master = await Outlooks.StreamAsync(new Visit(table.Host, table.Host.Key, table.Campaign), "/events/stream");
        var session = JsonNode.Parse((await master.NextAsync())!)!["result"]!["session_id"]!.GetValue<string>();
        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", joined.Access);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");

        using var posted = await http.PostAsync(new Uri("/events/send", UriKind.Relative), GuardedTable.Json(new JsonObject { ["type"] = "tool_call", ["method"] = "get_campaign_data", ["session_id"] = session }));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        using var taken = await http.GetAsync(new Uri($"/events/stream?campaign={table.Campaign}&session_id={session}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await taken.Content.ReadAsStreamAsync());
        var welcome = await FirstAsync(lines);
        Assert.Contains(joined.Person, welcome, StringComparison.Ordinal);
        Assert.DoesNotContain(session, welcome, StringComparison.Ordinal);

        using var assistant = new AssistantClient(table.Host);
        await assistant.BeginAsync();
        http.DefaultRequestHeaders.Add("Mcp-Session-Id", assistant.Session);
        using var stolen = await http.PostAsync(new Uri("/mcp", UriKind.Relative), GuardedTable.Json(AssistantTable.Request(1, "tools/list")));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);

        // The game master's own stream went on all the while.
        await table.Host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1", ["player"] = "Afterwards" }, table.Campaign);
        Assert.NotNull(await master.UntilAsync(static told => told.Contains("Afterwards", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_position_of_the_game_masters_tells_a_player_only_what_a_player_missed()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var master = await Outlooks.SocketAsync(new Visit(table.Host, table.Host.Key, table.Campaign), "/events");
        var snapshot = await master.UntilAsync(static told => told.Contains("\"snapshot\"", StringComparison.Ordinal));
        var position = JsonNode.Parse(snapshot!)!["position"]!.GetValue<string>();
        await Secrets.ActAsync(table.Host, table.Campaign);
        await table.Host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1", ["player"] = "Curtain" }, table.Campaign);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        foreach (var path in (string[])["/events/stream", "/obs", "/table"])
        {
            await using var ear = await Outlooks.StreamAsync(new Visit(table.Host, joined.Access, $"{table.Campaign}&after={position}"), path);
            Assert.NotNull(await ear.UntilAsync(static told => told.Contains("Curtain", StringComparison.Ordinal)));
            Assert.All(Secrets.Hidden, secret => Assert.DoesNotContain(secret, ear.Heard, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Where_the_game_master_points_and_draws_in_secret_no_player_sees_it()
    {
        const string Veiled = "Veiledspot";
        await using var table = await GuardedTable.OpenAsync();
        var joined = await table.JoinAsync("Mira", table.Campaign);
        await using var player = await Outlooks.SocketAsync(new Visit(table.Host, joined.Access, table.Campaign), "/events");
        await using var second = await Outlooks.SocketAsync(new Visit(table.Host, table.Host.Key, table.Campaign), "/events");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{table.Host.Port}/events"), CancellationToken.None);
        await using var first = Ear.Of(socket);
        await Outlooks.SayAsync(socket, new JsonObject { ["type"] = "authenticate", ["campaign"] = table.Campaign, ["params"] = new JsonObject { ["key"] = table.Host.Key } });
        await Task.WhenAll(((Ear[])[player, second, first]).Select(static ear => ear.UntilAsync(static told => told.Contains("\"snapshot\"", StringComparison.Ordinal))));

        await SayAsync("cursor_move", new JsonObject { ["board"] = Veiled, ["x"] = 1, ["y"] = 1, ["audience"] = "gm" });
        await SayAsync("canvas_draw", new JsonObject { ["board"] = Veiled, ["stroke"] = new JsonObject { ["points"] = new JsonArray(1, 2) }, ["audience"] = "gm" });
        await SayAsync("presence_update", new JsonObject { ["status"] = "typing", ["where"] = Veiled, ["audience"] = "gm" });
        Assert.NotNull(await second.UntilAsync(_ => ((string[])["cursor_move", "canvas_draw", "presence_update"]).All(type =>
            second.Heard.Split('\n').Any(told => told.Contains(type, StringComparison.Ordinal) && told.Contains(Veiled, StringComparison.Ordinal)))));

        // Who hides is seen nowhere; back in the open they are, and then nothing of before comes after.
        await SayAsync("presence_update", new JsonObject { ["status"] = "active" });
        await SayAsync("cursor_move", new JsonObject { ["board"] = "Openspot", ["x"] = 1, ["y"] = 1 });
        Assert.NotNull(await player.UntilAsync(static told => told.Contains("Openspot", StringComparison.Ordinal)));
        Assert.DoesNotContain(Veiled, player.Heard, StringComparison.Ordinal);

        Task SayAsync(string type, JsonObject parameters) => Outlooks.SayAsync(socket, new JsonObject { ["type"] = type, ["params"] = parameters });
    }

    private static async Task<string> FirstAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return string.Empty;
    }
}
