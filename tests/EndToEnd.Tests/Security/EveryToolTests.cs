using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Whatever tools there are, also such as nobody thought of here: none tells a player what is hidden, and none of the game master's works for one.</summary>
public sealed class EveryToolTests
{
    private const int WithinAMinute = 90;

    [Fact]
    public async Task No_tool_that_a_player_is_offered_tells_what_is_hidden_and_all_others_are_refused()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        await Secrets.ActAsync(table.Host, table.Campaign);
        var all = await ToolsAsync(table.Host.Http);
        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = await SomebodyAsync(table, 0);
        var offered = (await ToolsAsync(http)).Select(static tool => tool["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(offered.Count, 10, all.Count - 10);
        var calls = all.SelectMany(static tool => (JsonObject[])[[], Filled(tool)], static (tool, arguments) => (Name: tool["name"]!.GetValue<string>(), arguments)).ToList();
        for (var i = 0; i < calls.Count; i++)
        {
            if (i % WithinAMinute == 0)
            {
                http.DefaultRequestHeaders.Authorization = await SomebodyAsync(table, 1 + (i / WithinAMinute));
            }

            using var response = await http.PostAsync(new Uri("/api/tools/" + calls[i].Name, UriKind.Relative), GuardedTable.Json(new JsonObject { ["arguments"] = calls[i].arguments, ["campaign"] = table.Campaign }));
            var told = await response.Content.ReadAsStringAsync();
            Assert.True(offered.Contains(calls[i].Name) || response.StatusCode == HttpStatusCode.NotFound, $"{calls[i].Name}: {told}");
            foreach (var secret in Secrets.Hidden)
            {
                Assert.False(told.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{calls[i].Name} told {secret}: {told}");
            }
        }

        await table.UntilRecordedAsync("refused-tool");
        await others.LookBackAsync();
    }

    private static async Task<AuthenticationHeaderValue> SomebodyAsync(GuardedTable table, int nth) => new("Bearer", (await table.JoinAsync($"Player {nth}", table.Campaign)).Access);

    private static async Task<List<JsonNode>> ToolsAsync(HttpClient http) =>
        [.. JsonNode.Parse(await http.GetStringAsync(new Uri("/api/tools", UriKind.Relative)))!["tools"]!.AsArray().Select(static tool => tool!)];

    /// <summary>Arguments as its schema wants them, with words that find the hidden handout.</summary>
    private static JsonObject Filled(JsonNode tool)
    {
        var arguments = new JsonObject();
        var schema = tool["inputSchema"];
        foreach (var (name, property) in schema?["properties"]?.AsObject() ?? [])
        {
            var wanted = schema!["required"]?.AsArray().Any(required => (string?)required == name) == true;
            var isAsked = name is "query" or "text" or "entity" or "name" or "data_type";
            var type = property?["type"] is JsonArray several ? (string?)several[0] : (string?)property?["type"];
            if (wanted || isAsked)
            {
                arguments[name] = property?["enum"] is JsonArray { Count: > 0 } choices ? choices[0]!.DeepClone() : type switch
                {
                    "integer" or "number" => 1,
                    "boolean" => true,
                    "array" => new JsonArray(),
                    "object" => new JsonObject(),
                    _ => "crowns",
                };
            }
        }

        return arguments;
    }
}
