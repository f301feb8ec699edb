using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Rules.Vectors;

/// <summary>Vectors of another program: Ollama, or whatever speaks as OpenAI does. When it cannot be reached there are none, and words alone answer.</summary>
internal sealed class EndpointEmbedder : IEncoder
{
    private const int Batch = 32;
    private const int LongestText = 8_000;
    private const int MostDimensions = 8_192;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly EndpointAddress _address;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private long _quietUntil = long.MinValue;

    public EndpointEmbedder(EndpointAddress address, TimeProvider time)
    {
        (_address, _time) = (address, time);
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60), MaxResponseContentBufferSize = 64 << 20 };
        if (address.Key is { Length: > 0 } key)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public string Name => _address.Name;

    /// <summary>Known from the first answer on.</summary>
    public int Dimension { get; private set; }

    public int Reach => 0;

    /// <summary>For a question, which does not wait long: whoever did not answer is left alone for a while.</summary>
    public float[][] Embed(IReadOnlyList<string> texts)
    {
        if (_time.GetTimestamp() < Interlocked.Read(ref _quietUntil))
        {
            return [];
        }

        var vectors = Task.Run(() => AskedAsync(texts)).GetAwaiter().GetResult();
        if (vectors.Length < texts.Count)
        {
            Interlocked.Exchange(ref _quietUntil, _time.GetTimestamp() + (long)(Quiet.TotalSeconds * _time.TimestampFrequency));
        }

        return vectors;
    }

    /// <returns>Nothing when the other side could not be reached, or did not answer as it should.</returns>
    public async Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var all = new List<float[]>(texts.Count);
        foreach (var part in texts.Chunk(Batch))
        {
            if (await AskAsync([.. part.Select(static text => text.Length > LongestText ? text[..LongestText] : text)], cancellationToken) is not { } vectors)
            {
                return [];
            }

            all.AddRange(vectors);
        }

        return [.. all];
    }

    public void Dispose() => _client.Dispose();

    private async Task<float[][]> AskedAsync(IReadOnlyList<string> texts)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        try
        {
            return await EmbedAsync(texts, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<float[]>?> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var response = await _client.PostAsJsonAsync(_address.Path, new EmbeddingRequest(_address.Model, texts), EndpointJson.Default.EmbeddingRequest, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return Checked(await response.Content.ReadFromJsonAsync(EndpointJson.Default.EmbeddingAnswer, cancellationToken), texts.Length);
                }

                if (attempt > 0 || !(response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500))
                {
                    return null;
                }

                var asked = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
                await Task.Delay(asked < LongestPause ? asked : LongestPause, _time, cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return null;
            }
        }
    }

    private List<float[]>? Checked(EmbeddingAnswer? answer, int asked)
    {
        var vectors = answer?.Embeddings ?? answer?.Data?.OrderBy(static one => one.Index).Select(static one => one.Embedding ?? []).ToArray();
        if (vectors is null || vectors.Length != asked || vectors.Any(vector => vector.Length is 0 or > MostDimensions || vector.Length != vectors[0].Length || (Dimension != 0 && vector.Length != Dimension)))
        {
            return null;
        }

        Dimension = vectors[0].Length;
        return [.. vectors.Select(Unit)];
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(static part => part * part));
        return float.IsFinite(length) && length > 0 ? Array.ConvertAll(vector, part => part / length) : new float[vector.Length];
    }
}

internal sealed record EmbeddingRequest(string Model, IReadOnlyList<string> Input);

/// <summary>Ollama answers with embeddings, the others with data.</summary>
internal sealed record EmbeddingAnswer(float[][]? Embeddings, IReadOnlyList<OneEmbedding>? Data);

internal sealed record OneEmbedding(int Index, float[]? Embedding);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EmbeddingRequest))]
[JsonSerializable(typeof(EmbeddingAnswer))]
internal sealed partial class EndpointJson : JsonSerializerContext;
