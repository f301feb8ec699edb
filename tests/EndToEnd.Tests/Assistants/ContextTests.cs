using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace PluginHost.EndToEnd.Tests;

/// <summary>What an assistant is told fits its memory: by default about 1,500 tokens, four letters each, over texts and data together.</summary>
public sealed class ContextTests(SharedTable table, ITestOutputHelper output) : IClassFixture<SharedTable>
{
    private const int Normal = 6_000;
    private const int Brief = 1_600;

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_fight_of_thirty_with_conditions_is_told_whole_in_few_words()
    {
        using var client = await BeginAsync();
        var order = Enumerable.Range(1, 30).Select(static i => (JsonNode)new JsonObject { ["name"] = $"Goblin skirmisher {i}", ["initiative"] = 31 - i, ["hp"] = new JsonObject { ["current"] = 12, ["max"] = 21 } });
        await DoneAsync(client, "set_initiative", new JsonObject { ["initiative_order"] = new JsonArray([.. order]) });
        foreach (var condition in (string[])["poisoned", "prone"])
        {
            var targets = Enumerable.Range(1, 30).Select(static i => (JsonNode)$"Goblin skirmisher {i}");
            await DoneAsync(client, "add_condition", new JsonObject { ["targets"] = new JsonArray([.. targets]), ["condition"] = condition, ["rounds"] = 3 });
        }

        var state = await CallAsync(client, "combat_state", []);
        var text = state["content"]![0]!["text"]!.GetValue<string>();
        Assert.All(Enumerable.Range(1, 30), i => Assert.Contains($"Goblin skirmisher {i} 12/21", text, StringComparison.Ordinal));
        Assert.Equal(60, text.Split("to round").Length - 1);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var page = state; ; page = await CallAsync(client, "combat_state", new JsonObject { ["cursor"] = page["structuredContent"]!["metadata"]!["cursor"]!.GetValue<string>() }))
        {
            names.UnionWith(page["structuredContent"]!["data"]!["order"]!.AsArray().Select(static one => one!["name"]!.GetValue<string>()));
            if (page["structuredContent"]!["metadata"]?["cursor"] is null)
            {
                break;
            }
        }

        Assert.Equal(30, names.Count);
        Assert.InRange(Letters(await client.CallAsync("combat_state", new JsonObject { ["detail"] = "brief" })), 1, Brief);
        var whole = await client.CallAsync("combat_state", new JsonObject { ["detail"] = "full" });
        Assert.Equal(30, whole["structuredContent"]!["data"]!["order"]!.AsArray().Count);
        Assert.InRange((await ReadAsync(client, "campaign://current/combat")).Length, 1, Normal);
        Assert.InRange((await ReadAsync(client, "campaign://current/combat?detail=full")).Length, 1, 4 * Normal);
        await DoneAsync(client, "set_initiative", new JsonObject { ["initiative_order"] = new JsonArray() });
    }

    [Fact]
    public async Task A_party_of_eight_whole_sheets_is_told_in_few_words()
    {
        using var client = await BeginAsync();
        for (var i = 1; i <= 8; i++)
        {
            await DoneAsync(client, "generate_character", new JsonObject { ["system"] = "dnd5e", ["level"] = 15, ["class_type"] = "wizard", ["name"] = $"Heroine {i}", ["backstory_hints"] = new string('b', 900), ["save"] = true });
        }

        var party = await CallAsync(client, "party_status", []);
        Assert.All(Enumerable.Range(1, 8), i => Assert.Contains($"Heroine {i}", party["content"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal));
        var sheets = await CallAsync(client, "get_campaign_data", new JsonObject { ["data_type"] = "characters" });
        Assert.True(sheets["structuredContent"]!["data"]!["items"]!.AsArray().Count >= 8, sheets.ToJsonString());
        Assert.NotNull(sheets["structuredContent"]!["metadata"]!["left_out"]);
        await CallAsync(client, "get_campaign_data", []);
        var one = await CallAsync(client, "get_campaign_data", new JsonObject { ["data_type"] = "characters", ["id"] = "Heroine 3" });
        Assert.Contains("Heroine 3", one["structuredContent"]!["data"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.InRange(Letters(await client.CallAsync("get_campaign_data", new JsonObject { ["data_type"] = "characters", ["detail"] = "full" })), Normal, 4 * Normal);
        foreach (var uri in (string[])["campaign://current/party", "campaign://current", "character://Heroine%203"])
        {
            Assert.InRange((await ReadAsync(client, uri)).Length, 1, Normal);
        }
    }

    [Fact]
    public async Task A_long_rule_is_told_in_parts()
    {
        using var client = await BeginAsync();
        var book = Path.Combine(table.Host.Data, "books", "tides.md");
        Directory.CreateDirectory(Path.GetDirectoryName(book)!);
        var text = new StringBuilder("# Tides\n\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append("## The tide's rule ").Append(i).Append("\n\n").AppendJoin(' ', Enumerable.Range(0, 90).Select(static word => $"When the moonwater rises past mark {word}, nobody crosses.")).Append("\n\n");
        }

        await File.WriteAllTextAsync(book, text.ToString());
        await DoneAsync(client, "add_source", new JsonObject { ["path"] = book, ["rulebook_name"] = "Tides" });
        var found = await CallAsync(client, "search", new JsonObject { ["query"] = "moonwater rises past mark", ["max_results"] = 50 });
        var id = found["structuredContent"]!["results"]![0]!["id"]!.GetValue<string>();
        var rule = await CallAsync(client, "get_rule", new JsonObject { ["id"] = id, ["neighbours"] = 5 });
        var cursor = rule["structuredContent"]!["metadata"]!["cursor"]!.GetValue<string>();
        Assert.Contains(cursor, rule["content"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        var rest = await CallAsync(client, "get_rule", new JsonObject { ["id"] = id, ["neighbours"] = 5, ["cursor"] = cursor });
        Assert.False(rest["isError"]!.GetValue<bool>(), rest.ToJsonString());
        Assert.Equal(id, rest["structuredContent"]!["data"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_reading_tool_says_how_to_ask_for_more_and_bad_wishes_are_refused()
    {
        using var client = await BeginAsync();
        var tools = (await client.AskAsync("tools/list"))["tools"]!.AsArray();
        Assert.All(tools, static tool => Assert.Equal(tool!["annotations"]!["readOnlyHint"]!.GetValue<bool>(), tool["inputSchema"]!["properties"]?["detail"] is not null));
        foreach (var wish in (JsonObject[])[new() { ["detail"] = "everything" }, new() { ["detail"] = 5 }, new() { ["cursor"] = "no cursor" }, new() { ["cursor"] = "order@700000" }])
        {
            Assert.True((await client.CallAsync("combat_state", wish))["isError"]!.GetValue<bool>(), wish.ToJsonString());
        }
    }

    /// <summary>Calls a tool whose answer must fit.</summary>
    private async Task<JsonNode> CallAsync(AssistantClient client, string tool, JsonObject arguments)
    {
        var answer = await client.CallAsync(tool, arguments);
        output.WriteLine($"{tool} {arguments.ToJsonString()}: {Letters(answer)} letters");
        Assert.False(answer["isError"]?.GetValue<bool>() ?? true, answer.ToJsonString());
        Assert.InRange(Letters(answer), 1, Normal);
        return answer;
    }

    private static async Task DoneAsync(AssistantClient client, string tool, JsonObject arguments)
    {
        var answer = await client.CallAsync(tool, arguments);
        Assert.False(answer["isError"]?.GetValue<bool>() ?? true, answer.ToJsonString());
    }

    private async Task<string> ReadAsync(AssistantClient client, string uri)
    {
        var text = (await client.AskAsync("resources/read", new JsonObject { ["uri"] = uri }))["contents"]![0]!["text"]!.GetValue<string>();
        output.WriteLine($"{uri}: {text.Length} letters");
        return text;
    }

    private async Task<AssistantClient> BeginAsync()
    {
        var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        return client;
    }

    private static int Letters(JsonNode answer) =>
        answer["content"]!.AsArray().Sum(static block => block!["text"]?.GetValue<string>().Length ?? 0) + answer["structuredContent"]!.ToJsonString(Relaxed).Length;
}
