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

    /// <summary>Where <c>pluginhost mcp</c> comes in: a request that becomes a connection of lines.</summary>
    public static async Task<Told> StdioAsync(Visit visit)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var stream = await visit.At.ConnectAsync();
        using var lines = new StreamReader(stream, Encoding.UTF8);
        var proof = visit.Token is { } token ? $"Authorization: Bearer {token}\r\n" : "";
        await SayAsync(stream, $"GET /mcp/stdio?campaign={visit.Campaign} HTTP/1.1\r\nHost: {visit.At.Address}:{visit.At.Port}\r\nConnection: Upgrade\r\nUpgrade: pluginhost-lines\r\n{proof}\r\n", patience.Token);
        if (await lines.ReadLineAsync(patience.Token) is not { } status || !status.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            await Site.EndAsync(stream);
            return new Told(false, await lines.ReadToEndAsync(patience.Token));
        }

        while (await lines.ReadLineAsync(patience.Token) is { Length: > 0 })
        {
            // The rest of the head.
        }

        await SayAsync(stream, AssistantTable.Request(0, "initialize", Greeting()).ToJsonString() + "\n", patience.Token);
        var text = new StringBuilder(await UntilAsync(lines, 0, patience.Token));
        await SayAsync(stream, """{"jsonrpc":"2.0","method":"notifications/initialized"}""" + "\n", patience.Token);
        foreach (var ((method, parameters), i) in Asked(visit.Campaign).Select(static (one, i) => (one, i + 1)))
        {
            await SayAsync(stream, AssistantTable.Request(i, method, parameters).ToJsonString() + "\n", patience.Token);
            text.Append(await UntilAsync(lines, i, patience.Token));
        }

        return new Told(true, text.ToString());
    }

    private static Task SayAsync(Stream stream, string text, CancellationToken cancellationToken) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();

    private static async Task<string> UntilAsync(StreamReader lines, int id, CancellationToken cancellationToken)
    {
        var heard = new StringBuilder();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            heard.AppendLine(line);
            if (line.Contains($"\"id\":{id}", StringComparison.Ordinal))
            {
                break;
            }
        }

        return heard.ToString();
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
        var http = visit.At.Http(visit.Token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
        return http;
    }

    private static HttpRequestMessage Request(string path, int id, string method, JsonObject parameters) =>
        new(HttpMethod.Post, path) { Content = GuardedTable.Json(AssistantTable.Request(id, method, (JsonObject)parameters.DeepClone())) };
}
