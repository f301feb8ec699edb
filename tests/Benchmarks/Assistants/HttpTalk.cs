using System.Net.Http.Headers;
using System.Text;

namespace PluginHost.Benchmarks;

/// <summary>A session over HTTP.</summary>
internal sealed class HttpTalk : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly string? _key;
    private string? _session;
    private HttpResponseMessage? _news;
    private int _ids;

    public HttpTalk(HttpClient http, int port, string? key) => (_http, _address, _key) = (http, new Uri($"http://127.0.0.1:{port}/mcp"), key);

    public async Task BeginAsync()
    {
        await AskAsync(Dialogue.Greeting);
        using var ready = await SendAsync(HttpMethod.Post, Dialogue.Ready);
        ready.EnsureSuccessStatusCode();
    }

    /// <summary>Opens the line for news, as clients do.</summary>
    public async Task ListenAsync()
    {
        _news = await SendAsync(HttpMethod.Get, null);
        _news.EnsureSuccessStatusCode();
    }

    public async Task AskAsync(Func<int, string> question)
    {
        var id = ++_ids;
        using var response = await SendAsync(HttpMethod.Post, question(id));
        _session ??= response.Headers.TryGetValues("Mcp-Session-Id", out var given) ? given.Single() : null;
        if (!Dialogue.Answers(await response.Content.ReadAsByteArrayAsync(), id))
        {
            throw new InvalidOperationException($"{response.StatusCode}");
        }
    }

    public void Dispose() => _news?.Dispose();

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string? body)
    {
        var request = new HttpRequestMessage(method, _address);
        request.Headers.Accept.ParseAdd(body is null ? "text/event-stream" : "application/json, text/event-stream");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        if (_session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", _session);
            request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        }

        if (_key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
