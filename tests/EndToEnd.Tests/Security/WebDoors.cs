using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Plain requests.</summary>
internal static class WebDoors
{
    private static readonly string[] ControlReads =
    [
        "status", "campaigns", "overlays?campaign={0}", "doctor", "plugins", "letters", "events?campaign={0}", "events?campaign=host", "tools", "users", "users/gm/export", "keys", "security",
    ];

    private static readonly (string Path, JsonObject Body)[] ControlWrites =
    [
        ("ticket", []),
        ("call", new JsonObject { ["tool"] = "get_campaign_data", ["arguments"] = new JsonObject() }),
        ("call", new JsonObject { ["tool"] = "get_campaign_data", ["arguments"] = new JsonObject(), ["as"] = "gm" }),
        ("keys/nobody/rotate", []),
        ("users/nobody", new JsonObject { ["role"] = "gm" }),
        ("invite", new JsonObject { ["role"] = "gm", ["here"] = true }),
    ];

    public static Task<Told> ToolsAsync(Visit visit) => AskAsync(visit, [
        .. Questions.Tools.Select(one => (HttpMethod.Post, "/api/tools/" + one.Tool, (JsonObject?)new JsonObject { ["arguments"] = one.Arguments, ["campaign"] = visit.Campaign })),
        .. Questions.Tools.Where(static one => one.Tool.Contains("campaign", StringComparison.Ordinal)).Select(one => (HttpMethod.Post, "/api/tools/" + one.Tool, (JsonObject?)new JsonObject { ["arguments"] = Named(one.Arguments, visit.Campaign) }))]);

    public static Task<Told> ControlAsync(Visit visit) => AskAsync(visit, [
        .. ControlReads.Select(path => (HttpMethod.Get, "/api/control/" + path.Replace("{0}", visit.Campaign, StringComparison.Ordinal), (JsonObject?)null)),
        .. ControlWrites.Select(static one => (HttpMethod.Post, "/api/control/" + one.Path, (JsonObject?)one.Body.DeepClone()))]);

    public static Task<Told> MeAsync(Visit visit) => AskAsync(visit, [(HttpMethod.Get, "/api/me", null)]);

    /// <summary>Somebody who was told the hash of what they may not see, or that there is a map.</summary>
    public static Task<Told> VeiledAsync(Visit visit) => AskAsync(visit, [(HttpMethod.Get, "/blobs/" + Secrets.VeiledHash, null), (HttpMethod.Get, $"/maps/{Secrets.VeiledHash}/0-0?campaign={visit.Campaign}", null)]);

    private static async Task<Told> AskAsync(Visit visit, IEnumerable<(HttpMethod Method, string Path, JsonObject? Body)> requests)
    {
        using var http = visit.At.Http(visit.Token);
        var (letIn, text) = (false, new StringBuilder());
        foreach (var (method, path, body) in requests)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : GuardedTable.Json(body) };
            using var response = await http.SendAsync(request);
            letIn |= response.IsSuccessStatusCode;
            text.AppendLine(await response.Content.ReadAsStringAsync());
        }

        return new Told(letIn, text.ToString());
    }

    /// <summary>The campaign named inside the arguments, past what the door itself looks at.</summary>
    private static JsonObject Named(JsonObject arguments, string campaign)
    {
        var named = (JsonObject)arguments.DeepClone();
        named["campaign_id"] = campaign;
        return named;
    }
}
