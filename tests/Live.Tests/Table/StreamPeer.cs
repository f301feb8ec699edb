using System.Net.Http.Headers;
using System.Text.Json;

namespace PluginHost.Live.Tests;

/// <summary>The other end of a stream of events.</summary>
internal sealed class StreamPeer : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private StreamPeer(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new StreamReader(body));

    public HttpResponseMessage Response => _response;

    /// <summary>The id of the last event that had one.</summary>
    public string? LastId { get; private set; }

    public int Comments { get; private set; }

    public static async Task<StreamPeer> OpenAsync(HttpClient http, string path, string? key, Action<HttpRequestMessage>? set = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        set?.Invoke(request);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Peer.Deadline());
        return new StreamPeer(response, await response.Content.ReadAsStreamAsync(Peer.Deadline()));
    }

    /// <summary>The next message; null at the end.</summary>
    public async Task<JsonElement?> HearAsync()
    {
        string? data = null;
        while (await _reader.ReadLineAsync(Peer.Deadline()) is { } line)
        {
            if (line.Length == 0 && data is not null)
            {
                var heard = JsonElement.Parse(data);
                if (_response.RequestMessage?.RequestUri?.AbsolutePath == "/events/stream")
                {
                    Seen.Frame("fromHost", data);
                }

                return heard;
            }

            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastId = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.StartsWith(':'))
            {
                Comments++;
            }
        }

        return null;
    }

    public async Task<JsonElement> HearAsync(string type)
    {
        while (await HearAsync() is { } heard)
        {
            if (heard.GetProperty("type").GetString() == type)
            {
                return heard;
            }
        }

        throw new InvalidOperationException($"The stream ended before {type}.");
    }

    /// <summary>Whatever still comes, as text.</summary>
    public Task<string> RestAsync() => _reader.ReadToEndAsync(Peer.Deadline());

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
