using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Speaks to a host's control API as the owner of its data folder.</summary>
internal sealed class ControlClient : IDisposable
{
    private static readonly Error Lost = new("unreachable", "The host does not answer.") { Hint = $"See whether it still runs with: {Invocation.Name} status" };

    private readonly HttpClient _http;

    public ControlClient(int port, string key)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}/api/control/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Task<Result<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), type, cancellationToken);

    public Task<Result<T>> PostAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent([]) }, type, cancellationToken);

    public Task<Result<T>> PostAsync<TBody, T>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, type, cancellationToken);
    }

    /// <summary>Posts and reads the lines of a long answer.</summary>
    public IAsyncEnumerable<Result<TLine>> LinesAsync<TBody, TLine>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TLine> lineType, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return LinesAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, lineType, cancellationToken);
    }

    /// <summary>Reads lines as they come, until the host or the caller ends it.</summary>
    public IAsyncEnumerable<Result<TLine>> LinesAsync<TLine>(string path, JsonTypeInfo<TLine> lineType, CancellationToken cancellationToken) =>
        LinesAsync(new HttpRequestMessage(HttpMethod.Get, path), lineType, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<Result<T>> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? JsonSerializer.Deserialize(body, type)! : Refusal(body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return Lost;
        }
    }

    private async IAsyncEnumerable<Result<TLine>> LinesAsync<TLine>(HttpRequestMessage request, JsonTypeInfo<TLine> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(request, cancellationToken);
        if (!opened.Succeeded)
        {
            yield return opened.Error;
            yield break;
        }

        using var response = opened.Value;
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
        while (await NextAsync(lines, type, cancellationToken) is { } line)
        {
            yield return line;
            if (!line.Succeeded)
            {
                yield break;
            }
        }
    }

    private async Task<Result<HttpResponseMessage>> OpenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                return Refusal(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Lost;
        }
    }

    /// <summary>Blank lines keep a quiet connection alive and mean nothing.</summary>
    private static async Task<Result<TLine>?> NextAsync<TLine>(StreamReader lines, JsonTypeInfo<TLine> type, CancellationToken cancellationToken)
    {
        try
        {
            string? line;
            do
            {
                line = await lines.ReadLineAsync(cancellationToken);
            }
            while (line is { Length: 0 });

            return line is null ? null : JsonSerializer.Deserialize(line, type)!;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return Lost;
        }
    }

    /// <summary>Doors answer a refusal either as the error itself or as an object that holds it.</summary>
    private static Error Refusal(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ControlJson.Default.Failure)?.Error ?? Lost;
        }
        catch (JsonException)
        {
            return Lost;
        }
    }
}
