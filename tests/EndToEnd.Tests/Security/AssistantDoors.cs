using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>The doors of assistants.</summary>
internal static class AssistantDoors
{
    private const string WithSessions = "2025-11-25";
    private const string Alone = "2026-07-28";

    public static async Task<Told> SessionAsync(Visit visit)
    {
        var bound = await SessionAsync(visit, $"/mcp?campaign={visit.Campaign}");
        var loose = await SessionAsync(visit, "/mcp");
        return new Told(bound.LetIn || loose.LetIn, bound.Text + loose.Text);
    }

    public static async Task<Told> StandaloneAsync(Visit visit)
    {
        using var http = Client(visit);
        var (letIn, text) = (false, new StringBuilder());
        foreach (var (method, parameters) in Asked(visit.Campaign))
        {
            parameters["_meta"] = new JsonObject { ["io.modelcontextprotocol/protocolVersion"] = Alone, ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(), ["pluginhost/campaign"] = visit.Campaign };
            using var request = Request("/mcp", 1, method, parameters);
            request.Headers.Add("MCP-Protocol-Version", Alone);
            request.Headers.Add("Mcp-Method", method);
            request.Headers.TryAddWithoutValidation("Mcp-Name", (string?)(parameters["uri"] ?? parameters["name"]));
            using var response = await http.SendAsync(request);
            letIn |= response.IsSuccessStatusCode;
            text.AppendLine(await response.Content.ReadAsStringAsync());
        }

        return new Told(letIn, text.ToString());
    }

    /// <summary>Where <c>pluginhost mcp</c> comes in.</summary>
    public static async Task<Told> StdioAsync(Visit visit)
    {
        using var socket = new ClientWebSocket();
        if (visit.Token is { } token)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{visit.Host.Port}/mcp/stdio?campaign={visit.Campaign}"), CancellationToken.None);
        }
        catch (WebSocketException refused)
        {
            return new Told(false, refused.Message);
        }

        await using var ear = Ear.Of(socket);
        await Outlooks.SayAsync(socket, AssistantTable.Request(0, "initialize", Greeting()));
        await ear.NextAsync();
        await Outlooks.SayAsync(socket, new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
        foreach (var ((method, parameters), i) in Asked(visit.Campaign).Select(static (one, i) => (one, i + 1)))
        {
            await Outlooks.SayAsync(socket, AssistantTable.Request(i, method, parameters));
            await ear.UntilAsync(told => told.Contains($"\"id\":{i}", StringComparison.Ordinal));
        }

        return new Told(true, ear.Heard);
    }

    private static async Task<Told> SessionAsync(Visit visit, string path)
    {
        using var http = Client(visit);
        using var begun = await http.SendAsync(Request(path, 0, "initialize", Greeting()));
        var text = new StringBuilder(await begun.Content.ReadAsStringAsync());
        if (!begun.IsSuccessStatusCode || !begun.Headers.TryGetValues("Mcp-Session-Id", out var session))
        {
            return new Told(false, text.ToString());
        }

        http.DefaultRequestHeaders.Add("Mcp-Session-Id", session.Single());
        foreach (var ((method, parameters), i) in Asked(visit.Campaign).Select(static (one, i) => (one, i + 1)))
        {
            using var response = await http.SendAsync(Request(path, i, method, parameters));
            text.AppendLine(await response.Content.ReadAsStringAsync());
        }

        return new Told(true, text.ToString());
    }

    private static IEnumerable<(string Method, JsonObject Parameters)> Asked(string campaign) =>
    [
        .. Questions.Tools.Select(static one => ("tools/call", new JsonObject { ["name"] = one.Tool, ["arguments"] = one.Arguments })),
        .. Questions.Resources(campaign).Select(static uri => ("resources/read", new JsonObject { ["uri"] = uri })),
        ("prompts/get", new JsonObject { ["name"] = "recap" }),
        ("tools/list", []),
        ("resources/list", []),
    ];

    private static JsonObject Greeting() =>
        new() { ["protocolVersion"] = WithSessions, ["capabilities"] = new JsonObject(), ["clientInfo"] = new JsonObject { ["name"] = "stranger", ["version"] = "1" } };

    private static HttpClient Client(Visit visit)
    {
        var http = new HttpClient { BaseAddress = visit.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
        http.DefaultRequestHeaders.Authorization = visit.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return http;
    }

    private static HttpRequestMessage Request(string path, int id, string method, JsonObject parameters) =>
        new(HttpMethod.Post, path) { Content = GuardedTable.Json(AssistantTable.Request(id, method, (JsonObject)parameters.DeepClone())) };
}
