using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Which campaign is meant when a client names none.</summary>
public sealed class CampaignChoiceTests(SharedTable table) : IClassFixture<SharedTable>
{
    [Fact]
    public async Task A_client_that_switches_goes_on_with_that_campaign_and_others_do_not()
    {
        var (first, newest) = (await CreateAsync("The First Shore"), await CreateAsync("The Second Shore"));
        using var client = new AssistantClient(table.Host);
        using var other = new AssistantClient(table.Host);
        await client.BeginAsync();
        await other.BeginAsync();
        await client.AskAsync("resources/subscribe", new JsonObject { ["uri"] = "campaign://current" });
        using var lines = await client.ListenAsync();
        Assert.Equal(newest, await MeantAsync(client));
        var chosen = await client.CallAsync("select_campaign", new JsonObject { ["campaign"] = "the first SHORE" });
        Assert.Equal(first, chosen["structuredContent"]!["id"]!.GetValue<string>());
        Assert.Equal(first, await MeantAsync(client));
        Assert.Equal(newest, await MeantAsync(other));
        Assert.Equal(first, JsonNode.Parse((await client.AskAsync("resources/read", new JsonObject { ["uri"] = "campaign://current" }))["contents"]![0]!["text"]!.GetValue<string>())!["id"]!.GetValue<string>());
        Assert.Contains($"campaign://{first}/party", (await client.AskAsync("resources/list")).ToJsonString(), StringComparison.Ordinal);
        await client.CallAsync("add_session_note", new JsonObject { ["note"] = "Written on the first shore." });
        Assert.Contains("first shore", (await client.AskAsync("resources/read", new JsonObject { ["uri"] = $"campaign://{first}/notes" })).ToJsonString(), StringComparison.Ordinal);
        Assert.True((await client.CallAsync("select_campaign", new JsonObject { ["campaign"] = "nowhere" }))["isError"]!.GetValue<bool>());
        Assert.True((await client.CallAsync("select_campaign", new JsonObject { ["campaign"] = 5 }))["isError"]!.GetValue<bool>());
        Assert.Equal(first, await MeantAsync(client));
        await foreach (var message in AssistantClient.MessagesAsync(lines))
        {
            if (message["method"]!.GetValue<string>() == "notifications/resources/updated")
            {
                Assert.Equal("campaign://current", message["params"]!["uri"]!.GetValue<string>());
                break;
            }
        }
    }

    [Fact]
    public async Task A_client_bound_by_its_address_sees_that_campaign_alone()
    {
        var (bound, other) = (await CreateAsync("The Bound Shore"), await CreateAsync("The Hidden Shore"));
        using var client = new AssistantClient(table.Host, query: "?campaign=" + bound);
        await client.BeginAsync();
        Assert.Equal(bound, await MeantAsync(client));
        var tools = (await client.AskAsync("tools/list")).ToJsonString();
        Assert.DoesNotContain("select_campaign", tools, StringComparison.Ordinal);
        Assert.NotNull((await client.CallAsync("select_campaign", new JsonObject { ["campaign"] = other }))["error"]);
        Assert.DoesNotContain("Hidden Shore", (await client.CallAsync("list_campaigns")).ToJsonString(), StringComparison.Ordinal);
        Assert.True((await client.CallAsync("get_campaign_data", new JsonObject { ["campaign_id"] = other }))["isError"]!.GetValue<bool>());
        Assert.NotNull((await client.AskAsync("resources/read", new JsonObject { ["uri"] = $"campaign://{other}/party" }))["error"]);
        Assert.DoesNotContain(other, (await client.AskAsync("completion/complete", new JsonObject { ["ref"] = new JsonObject { ["type"] = "ref/resource", ["uri"] = "campaign://{id}" }, ["argument"] = new JsonObject { ["name"] = "id", ["value"] = "" } })).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_stands_for_itself_names_its_campaign()
    {
        var (meant, newest) = (await CreateAsync("The Meant Shore"), await CreateAsync("The Latest Shore"));
        using var plain = new AssistantClient(table.Host);
        using var bound = new AssistantClient(table.Host, query: "?campaign=" + meant);
        Assert.Contains(newest, await StandaloneAsync(plain, null), StringComparison.Ordinal);
        Assert.Contains(meant, await StandaloneAsync(plain, meant), StringComparison.Ordinal);
        Assert.Contains(meant, await StandaloneAsync(bound, newest), StringComparison.Ordinal);
        Assert.Contains("no such campaign", await StandaloneAsync(plain, "no-such-one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_is_not_there_is_refused_at_once()
    {
        using var client = new AssistantClient(table.Host, query: "?campaign=nowhere");
        using var refused = await client.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"""u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("no such campaign", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync(string name) => (await table.Host.CallAsync("create_campaign", new JsonObject { ["name"] = name, ["system"] = "generic" }))["id"]!.GetValue<string>();

    private static async Task<string> MeantAsync(AssistantClient client) => (await client.CallAsync("what_now"))["structuredContent"]!["data"]!["campaign"]!.GetValue<string>();

    private static async Task<string> StandaloneAsync(AssistantClient client, string? campaign)
    {
        var meta = new JsonObject { ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28", ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject() };
        if (campaign is not null)
        {
            meta["pluginhost/campaign"] = campaign;
        }

        var call = new JsonObject { ["name"] = "what_now", ["arguments"] = new JsonObject(), ["_meta"] = meta };
        using var response = await client.PostAsync(
            Encoding.UTF8.GetBytes(AssistantTable.Request(1, "tools/call", call).ToJsonString()), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "what_now"));
        return await response.Content.ReadAsStringAsync();
    }
}
