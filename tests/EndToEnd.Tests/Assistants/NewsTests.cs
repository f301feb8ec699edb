using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A client hears of plugins that come and go, in both ways that the protocol has for it.</summary>
public sealed class NewsTests : IAsyncLifetime
{
    private AssistantTable _table = null!;

    public async Task InitializeAsync() => _table = await AssistantTable.OpenAsync();

    public async Task DisposeAsync() => await _table.DisposeAsync();

    [Fact]
    public async Task A_session_is_told_that_its_lists_changed_when_a_plugin_comes()
    {
        using var client = new AssistantClient(_table.Host);
        await client.BeginAsync();
        using var lines = await client.ListenAsync();
        await _table.DropSamplesAsync();
        Assert.Equal(Changed, await HeardAsync(lines));
        var listed = (await client.AskAsync("tools/list"))["tools"]!.ToJsonString();
        Assert.Contains("test_simple_text", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_listens_is_told_as_well()
    {
        using var client = new AssistantClient(_table.Host);
        var listen = new JsonObject
        {
            ["_meta"] = new JsonObject { ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28", ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject() },
            ["notifications"] = new JsonObject { ["toolsListChanged"] = true, ["promptsListChanged"] = true, ["resourcesListChanged"] = true, ["resourceSubscriptions"] = new JsonArray("journal://recent") },
        };
        using var lines = await client.PostAsync(
            Encoding.UTF8.GetBytes(AssistantTable.Request(1, "subscriptions/listen", listen).ToJsonString()),
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "subscriptions/listen"));
        var heard = AssistantClient.MessagesAsync(lines).GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal("notifications/subscriptions/acknowledged", heard.Current["method"]!.GetValue<string>());
        Assert.Equal("journal://recent", heard.Current["params"]!["notifications"]!["resourceSubscriptions"]![0]!.GetValue<string>());

        await _table.Host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d6" });
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal("notifications/resources/updated", heard.Current["method"]!.GetValue<string>());
        await _table.DropSamplesAsync();
        Assert.True(await heard.MoveNextAsync());
        Assert.Contains(heard.Current["method"]!.GetValue<string>(), Changed);
        Assert.Equal(1, heard.Current["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]!.GetValue<int>());
    }

    private static SortedSet<string> Changed => ["notifications/prompts/list_changed", "notifications/resources/list_changed", "notifications/tools/list_changed"];

    private static async Task<SortedSet<string>> HeardAsync(HttpResponseMessage lines)
    {
        var heard = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var message in AssistantClient.MessagesAsync(lines))
        {
            heard.Add(message["method"]!.GetValue<string>());
            if (heard.Count == Changed.Count)
            {
                break;
            }
        }

        return heard;
    }
}
