using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>The sentence encoder that was installed in a folder. It is read when it is first needed; what cannot be read makes no vectors, and words alone answer.</summary>
internal sealed class SentenceEncoder(string folder) : IEncoder
{
    private readonly Lazy<Result<SentenceModel>> _model = new(() => SentenceModelFiles.Read(folder));

    public string Name => InstalledEncoder.Name;

    public int Dimension => _model.Value.Value?.Dimension ?? 0;

    public Error? Error => _model.Value.Error;

    public float[][] Embed(IReadOnlyList<string> texts) => Made(texts, CancellationToken.None);

    public Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) => Task.Run(() => Made(texts, cancellationToken), CancellationToken.None);

    public void Dispose()
    {
        // Nothing but memory is held.
    }

    /// <summary>One after the other: a host that reads books in the background leaves the other processors to the table.</summary>
    private float[][] Made(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (_model.Value.Value is not { } model)
        {
            return [];
        }

        var work = model.Workspace();
        var vectors = new float[texts.Count][];
        for (var at = 0; at < vectors.Length; at++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return [];
            }

            vectors[at] = model.Encode(texts[at], work);
        }

        return vectors;
    }
}
