using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Whatever a client sends or leaves undone, it is answered or shed, and others are served meanwhile.</summary>
public sealed class GarbageTests(SharedTable table) : IClassFixture<SharedTable>
{
    [Fact]
    public async Task What_is_no_message_is_refused_with_a_reason()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        byte[][] bodies =
        [
            [], "garbage"u8.ToArray(), "{"u8.ToArray(), "null"u8.ToArray(), "[]"u8.ToArray(), "[{}]"u8.ToArray(), "5"u8.ToArray(),
            "{}"u8.ToArray(),
            """{"jsonrpc":"1.0","id":1,"method":"ping"}"""u8.ToArray(),
            """{"jsonrpc":"2.0","id":null,"method":"ping"}"""u8.ToArray(),
            """{"jsonrpc":"2.0","id":{},"method":"ping"}"""u8.ToArray(),
            [.. """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"""u8, 0xC3, 0x28, .. "}}"u8],
            Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":1,"method":"ping","params":{{new string('[', 5000)}}{{new string(']', 5000)}}}"""),
        ];
        foreach (var body in bodies)
        {
            using var response = await client.PostAsync(body);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{Encoding.UTF8.GetString(body)[..Math.Min(80, body.Length)]}: {response.StatusCode}");
            Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["message"]);
        }

        using var large = await client.PostAsync(new byte[3 << 20]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Null((await client.AskAsync("ping"))["error"]);
    }

    [Theory]
    [InlineData("tools/call", "[1,2]")]
    [InlineData("tools/call", "{}")]
    [InlineData("tools/call", """{"name":5}""")]
    [InlineData("tools/call", """{"name":"nothing_like_it"}""")]
    [InlineData("tools/call", """{"name":"roll_dice","arguments":"2d6"}""")]
    [InlineData("tools/call", """{"name":"roll_dice","arguments":{"expression":{"a":[1]}}}""")]
    [InlineData("tools/call", """{"name":"roll_dice","arguments":{},"requestState":"forged.state"}""")]
    [InlineData("tools/call", """{"name":"roll_dice","arguments":["2d6"]}""")]
    [InlineData("tools/list", """{"cursor":"no cursor of ours"}""")]
    [InlineData("tools/list", """{"cursor":7}""")]
    [InlineData("resources/read", """{"uri":5}""")]
    [InlineData("resources/read", """{"uri":"campaign://../../etc/passwd"}""")]
    [InlineData("resources/read", """{"uri":"rules://%00/%00"}""")]
    [InlineData("resources/subscribe", """{"uri":"nothing://here"}""")]
    [InlineData("prompts/get", """{"name":"recap","arguments":{"style":5}}""")]
    [InlineData("prompts/get", """{"name":"run_scene"}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/moon"},"argument":{"name":"a","value":"b"}}""")]
    [InlineData("logging/setLevel", """{"level":"shouting"}""")]
    [InlineData("no/such/method", "{}")]
    public async Task What_makes_no_sense_is_answered_with_an_error(string method, string parameters)
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        using var response = await client.PostAsync(Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}"""));
        var answers = new List<JsonNode>();
        await foreach (var message in AssistantClient.MessagesAsync(response))
        {
            answers.Add(message);
        }

        var answer = Assert.Single(answers);
        Assert.True(answer["error"] is not null || answer["result"]?["isError"]?.GetValue<bool>() == true, answer.ToJsonString());
        Assert.DoesNotContain("   at ", answer.ToJsonString(), StringComparison.Ordinal);

        // Who asked wrongly is told what, not that something went wrong here.
        Assert.NotEqual(-32603, answer["error"]?["code"]?.GetValue<int>());
    }

    [Theory]
    [InlineData("2024-10-07")]
    [InlineData("3026-01-01")]
    public async Task A_client_that_greets_with_a_revision_nobody_knows_is_told_one_that_is(string revision)
    {
        using var client = new AssistantClient(table.Host);
        Assert.Equal("2025-11-25", (await client.BeginAsync(revision))["protocolVersion"]!.GetValue<string>());
        Assert.NotNull((await client.AskAsync("tools/list"))["tools"]);
    }

    [Fact]
    public async Task Huge_strings_are_refused_and_cut_and_the_next_call_is_served()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        var huge = new string('9', 900_000);
        Assert.True((await client.CallAsync("roll_dice", new JsonObject { ["expression"] = huge }))["isError"]!.GetValue<bool>());
        Assert.NotNull((await client.CallAsync(huge))["error"]);
        Assert.NotNull((await client.AskAsync("resources/read", new JsonObject { ["uri"] = "character://" + huge }))["error"]);
        Assert.NotNull((await client.AskAsync("prompts/get", new JsonObject { ["name"] = "describe_room", ["arguments"] = new JsonObject { ["room"] = huge } }))["error"]);
        Assert.False((await client.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d6" }))["isError"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Sessions_that_are_none_or_somebody_elses_are_not_found()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        var ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}"""u8.ToArray();
        using var none = await client.PostAsync(ping, ("Mcp-Session-Id", "no-such-session"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var mira = new AssistantClient(table.Host, "mira");
        using var foreign = await mira.PostAsync(ping, ("Mcp-Session-Id", client.Session!));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        using var page = await client.PostAsync(ping, ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        using var forged = await client.PostAsync(ping, ("Authorization", "Bearer forged.key"));
        Assert.Contains(forged.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK]);
    }

    [Fact]
    public async Task Clients_that_flood_and_clients_that_never_read_cost_little_and_keep_nobody_waiting()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        var deaf = new List<TcpClient>();
        for (var i = 0; i < 20; i++)
        {
            using var listener = new AssistantClient(table.Host);
            await listener.BeginAsync();
            await listener.AskAsync("resources/subscribe", new JsonObject { ["uri"] = "journal://recent" });
            deaf.Add(await DeafAsync(listener.Session!));
        }

        var before = table.Host.ResidentBytes;
        var large = Encoding.UTF8.GetBytes(
            AssistantTable.Request(1, "tools/call", new JsonObject { ["name"] = "roll_dice", ["arguments"] = new JsonObject { ["expression"] = new string('9', 100_000) } }).ToJsonString());
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, token) =>
        {
            using var flooded = await client.PostAsync(large);
            Assert.Contains(flooded.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
            await flooded.Content.ReadAsByteArrayAsync(token);
        });

        using var other = new AssistantClient(table.Host);
        await other.BeginAsync();
        Assert.False((await other.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d6" }))["isError"]!.GetValue<bool>());
        Assert.InRange(table.Host.ResidentBytes - before, long.MinValue, 300L << 20);
        deaf.ForEach(static one => one.Dispose());
    }

    /// <summary>Opens the line for news and never reads from it.</summary>
    private async Task<TcpClient> DeafAsync(string session)
    {
        var socket = new TcpClient { ReceiveBufferSize = 1024 };
        await socket.ConnectAsync(IPAddress.Loopback, table.Host.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /mcp HTTP/1.1\r\nHost: 127.0.0.1:{table.Host.Port}\r\nAuthorization: Bearer {table.Host.Key}\r\nAccept: text/event-stream\r\nMcp-Session-Id: {session}\r\n\r\n"));
        return socket;
    }
}
