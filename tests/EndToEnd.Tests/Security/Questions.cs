using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>What tells most, asked of whoever answers.</summary>
internal static class Questions
{
    /// <summary>A tool that is the game master's.</summary>
    public const string MastersTool = "next_turn";

    public static IEnumerable<(string Tool, JsonObject Arguments)> Tools =>
    [
        ("get_campaign_data", []),
        ("get_campaign_data", new JsonObject { ["data_type"] = "initiative" }),
        ("get_campaign_data", new JsonObject { ["data_type"] = "rolls" }),
        ("export_campaign", []),
        ("export_campaign", new JsonObject { ["format"] = "markdown" }),
        ("list_shared", []),
        ("what_now", []),
        (MastersTool, new JsonObject { ["dry_run"] = true }),
    ];

    public static IEnumerable<string> Resources(string campaign) =>
        [.. new[] { "", "/party", "/combat", "/session/current", "/timeline", "/notes" }.Select(part => $"campaign://{campaign}{part}"), "journal://recent"];

    /// <summary>All of it as messages of the wire.</summary>
    public static IReadOnlyList<JsonNode> All(string campaign)
    {
        var calls = Tools.Select(static one => new JsonObject { ["type"] = "tool_call", ["method"] = one.Tool, ["params"] = one.Arguments });
        var reads = Resources(campaign).Select(static uri => new JsonObject { ["type"] = "resource_get", ["method"] = uri });
        JsonObject[] others = [new() { ["type"] = "prompt_get", ["method"] = "recap" }, new() { ["type"] = "tool_discover" }];
        return [.. calls.Concat(reads).Concat(others).Select((message, i) =>
        {
            message["id"] = $"q{i}";
            message["campaign"] = campaign;
            return (JsonNode)message;
        })];
    }
}
