using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>What takes something away is asked about first, where the client can ask.</summary>
public sealed class ConfirmTests(SharedTable table) : IClassFixture<SharedTable>
{
    [Fact]
    public async Task A_destructive_tool_is_done_only_when_the_person_agrees()
    {
        var book = Path.Combine(table.Host.Data, "books", "omens.md");
        Directory.CreateDirectory(Path.GetDirectoryName(book)!);
        await File.WriteAllTextAsync(book, "# Omens\n\n## Red moon\n\nNobody sleeps under a red moon, and nobody says why.\n");
        await table.Host.CallAsync("add_source", new JsonObject { ["path"] = book, ["rulebook_name"] = "Omens" });

        var asked = await RemoveAsync(null, null);
        Assert.Equal("input_required", asked["resultType"]!.GetValue<string>());
        var (name, question) = asked["inputRequests"]!.AsObject().Single();
        Assert.Contains("Omens", question!["params"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        var state = asked["requestState"]!.GetValue<string>();

        var declined = await RemoveAsync(state, new JsonObject { [name] = new JsonObject { ["action"] = "decline" } });
        Assert.True(declined["isError"]!.GetValue<bool>());
        Assert.Contains("Omens", (await table.Host.CallAsync("list_sources", [])).ToJsonString(), StringComparison.Ordinal);

        var agreed = await RemoveAsync(state, new JsonObject { [name] = new JsonObject { ["action"] = "accept", ["content"] = new JsonObject { ["confirm"] = true } } });
        Assert.False(agreed["isError"]?.GetValue<bool>() ?? false, agreed.ToJsonString());
        Assert.DoesNotContain("Omens", (await table.Host.CallAsync("list_sources", [])).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_a_client_that_cannot_ask_is_not_asked()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        var sources = (await client.CallAsync("list_sources"))["structuredContent"]!["data"]!["sources"]!.AsArray();
        var source = sources[0]!["id"]!.GetValue<string>();
        var tried = await client.CallAsync("remove_source", new JsonObject { ["source"] = source, ["dry_run"] = true });
        Assert.StartsWith("Would remove", tried["content"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(sources.Count, (await client.CallAsync("list_sources"))["structuredContent"]!["data"]!["sources"]!.AsArray().Count);
    }

    private async Task<JsonNode> RemoveAsync(string? state, JsonObject? responses)
    {
        using var client = new AssistantClient(table.Host);
        var call = new JsonObject
        {
            ["name"] = "remove_source",
            ["arguments"] = new JsonObject { ["source"] = "omens" },
            ["_meta"] = new JsonObject { ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28", ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject { ["elicitation"] = new JsonObject() } },
        };
        if (state is not null)
        {
            call["requestState"] = state;
            call["inputResponses"] = responses;
        }

        using var response = await client.PostAsync(
            Encoding.UTF8.GetBytes(AssistantTable.Request(1, "tools/call", call).ToJsonString()), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "remove_source"));
        await foreach (var message in AssistantClient.MessagesAsync(response))
        {
            return message["result"] ?? message;
        }

        throw new InvalidOperationException("There was no answer.");
    }
}
