using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A client as plain as it can be: it sends what it is told, also what no client should.</summary>
internal sealed class AssistantClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _path;
    private int _ids;

    public AssistantClient(HostProcess host, string? person = null, bool keyed = true, string query = "")
    {
        _path = "/mcp" + query;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}"), Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
        if (keyed)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Key);
        }

        if (person is not null)
        {
            _http.DefaultRequestHeaders.Add("X-PluginHost-As", person);
        }
    }

    public string? Session { get; private set; }

    public async Task<JsonNode> BeginAsync(string revision = "2025-11-25", JsonObject? capabilities = null)
    {
        var greeting = new JsonObject { ["protocolVersion"] = revision, ["capabilities"] = capabilities ?? [], ["clientInfo"] = new JsonObject { ["name"] = "plain", ["version"] = "1" } };
        var answer = await AskAsync("initialize", greeting);
        using var ready = await PostAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}"""u8.ToArray());
        Assert.Equal(HttpStatusCode.Accepted, ready.StatusCode);
        return answer;
    }

    /// <summary>Asks and waits for the answer, a result or an error.</summary>
    public async Task<JsonNode> AskAsync(string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref _ids);
        using var response = await PostAsync(Encoding.UTF8.GetBytes(AssistantTable.Request(id, method, parameters).ToJsonString()));
        Session ??= response.Headers.TryGetValues("Mcp-Session-Id", out var given) ? given.Single() : null;
        await foreach (var message in MessagesAsync(response))
        {
            if (message["id"]?.GetValueKind() == System.Text.Json.JsonValueKind.Number && message["id"]!.GetValue<int>() == id)
            {
                return message["result"] ?? message;
            }
        }

        throw new InvalidOperationException($"{method} was not answered.");
    }

    public Task<JsonNode> CallAsync(string tool, JsonObject? arguments = null) => AskAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments ?? [] });

    public async Task<HttpResponseMessage> PostAsync(byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (Session is not null && !headers.Any(static header => header.Name == "Mcp-Session-Id"))
        {
            request.Headers.Add("Mcp-Session-Id", Session);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Opens the line for news.</summary>
    public async Task<HttpResponseMessage> ListenAsync(string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _path);
        request.Headers.Add("Mcp-Session-Id", Session);
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", last);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async IAsyncEnumerable<JsonNode> MessagesAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            yield return JsonNode.Parse(await lines.ReadToEndAsync(cancellationToken))!;
            yield break;
        }

        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                yield return JsonNode.Parse(line[6..])!;
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
