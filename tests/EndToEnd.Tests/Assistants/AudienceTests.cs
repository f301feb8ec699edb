using System.Net;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A client sees what the person it is bound to may see, and no more.</summary>
public sealed class AudienceTests(SharedTable table) : IClassFixture<SharedTable>
{
    private const string Secret = "Whispering Auditor";

    [Fact]
    public async Task A_players_client_has_no_tools_of_the_game_master()
    {
        using var gm = await BeginAsync(null);
        using var mira = await BeginAsync("mira");
        var (all, hers) = (await ToolsAsync(gm), await ToolsAsync(mira));
        Assert.Contains("set_initiative", all);
        Assert.Contains("roll_dice", hers);
        Assert.DoesNotContain("set_initiative", hers);
        Assert.Subset(all.ToHashSet(StringComparer.Ordinal), hers.ToHashSet(StringComparer.Ordinal));
        Assert.NotNull((await mira.CallAsync("set_initiative", new JsonObject { ["initiative_order"] = new JsonArray() }))["error"]);
        var prompts = (await mira.AskAsync("prompts/list"))["prompts"]!.AsArray().Select(static prompt => prompt!["name"]!.GetValue<string>()).ToList();
        Assert.Contains("recap", prompts);
        Assert.DoesNotContain("run_scene", prompts);
        Assert.NotNull((await mira.AskAsync("prompts/get", new JsonObject { ["name"] = "run_scene", ["arguments"] = new JsonObject { ["scene"] = "x" } }))["error"]);
    }

    [Fact]
    public async Task Nothing_that_a_players_client_can_read_names_who_is_hidden()
    {
        using var gm = await BeginAsync(null);
        using var mira = await BeginAsync("mira");
        var order = new JsonArray(new JsonObject { ["name"] = Secret, ["initiative"] = 20, ["hp"] = new JsonObject { ["current"] = 30, ["max"] = 30 }, ["hidden"] = true }, new JsonObject { ["name"] = "Ilvane Marrow", ["initiative"] = 3, ["is_player"] = true });
        var set = await gm.CallAsync("set_initiative", new JsonObject { ["initiative_order"] = order });
        Assert.False(set["isError"]!.GetValue<bool>(), set.ToJsonString());

        Assert.Contains(Secret, await EverythingAsync(gm), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await EverythingAsync(mira), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_players_client_is_not_told_that_something_happened_which_it_may_not_see()
    {
        using var gm = await BeginAsync(null);
        using var mira = await BeginAsync("mira");
        foreach (var client in (AssistantClient[])[gm, mira])
        {
            await client.AskAsync("resources/subscribe", new JsonObject { ["uri"] = "campaign://current/combat" });
        }

        using var lines = await mira.ListenAsync();
        await gm.CallAsync("set_initiative", new JsonObject { ["initiative_order"] = new JsonArray(new JsonObject { ["name"] = "Ilvane Marrow", ["initiative"] = 3, ["is_player"] = true }) });
        await gm.CallAsync("set_initiative", new JsonObject { ["initiative_order"] = new JsonArray() });
        await foreach (var message in AssistantClient.MessagesAsync(lines))
        {
            Assert.Equal("notifications/resources/updated", message["method"]!.GetValue<string>());
            break;
        }
    }

    [Fact]
    public async Task Who_brings_no_key_sees_no_campaign()
    {
        using var stranger = new AssistantClient(table.Host, keyed: false);
        await stranger.BeginAsync();
        var tools = await ToolsAsync(stranger);
        Assert.DoesNotContain("roll_dice", tools);
        Assert.NotNull((await stranger.AskAsync("resources/read", new JsonObject { ["uri"] = "campaign://current/party" }))["error"]);
        using var socket = await table.Host.Http.GetAsync(new Uri("/mcp/stdio", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, socket.StatusCode);
    }

    private async Task<AssistantClient> BeginAsync(string? person)
    {
        var client = new AssistantClient(table.Host, person);
        await client.BeginAsync();
        return client;
    }

    private static async Task<List<string>> ToolsAsync(AssistantClient client) =>
        [.. (await client.AskAsync("tools/list"))["tools"]!.AsArray().Select(static tool => tool!["name"]!.GetValue<string>())];

    private static async Task<string> EverythingAsync(AssistantClient client)
    {
        var all = new List<string>();
        foreach (var resource in (await client.AskAsync("resources/list"))["resources"]!.AsArray())
        {
            all.Add((await client.AskAsync("resources/read", new JsonObject { ["uri"] = resource!["uri"]!.GetValue<string>() })).ToJsonString());
        }

        foreach (var prompt in new[] { "recap", "adjudicate_rule" })
        {
            all.Add((await client.AskAsync("prompts/get", new JsonObject { ["name"] = prompt, ["arguments"] = new JsonObject { ["question"] = "?" } })).ToJsonString());
        }

        all.Add((await client.CallAsync("what_now")).ToJsonString());
        all.Add((await client.AskAsync("completion/complete", new JsonObject { ["ref"] = new JsonObject { ["type"] = "ref/resource", ["uri"] = "character://{id}" }, ["argument"] = new JsonObject { ["name"] = "id", ["value"] = "" } })).ToJsonString());
        return string.Join('\n', all);
    }
}
