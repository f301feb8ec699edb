using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>The sentence encoder that was installed in a folder. It is read when it is first needed; what cannot be read makes no vectors, and words alone answer.</summary>
internal sealed class SentenceEncoder(string folder) : IEncoder
{
    private readonly Lazy<Result<SentenceModel>> _model = new(() => SentenceModelFiles.Read(folder));

    public string Name => InstalledEncoder.Name;

    public int Dimension => _model.Value.Value?.Dimension ?? 0;

    public Error? Error => _model.Value.Error;

    /// <summary>It was made for sentences, and hears little of what stands behind them.</summary>
    public int Reach => 30;

    public float[][] Embed(IReadOnlyList<string> texts) => _model.Value.Value?.Encode(texts, CancellationToken.None) ?? [];

    /// <summary>On one thread: a host that takes in books leaves the other processors to the table.</summary>
    public Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.Run(() => _model.Value.Value?.Encode(texts, cancellationToken) ?? [], CancellationToken.None);

    public void Dispose()
    {
        // Nothing but memory is held.
    }
}
