namespace PluginHost.Rules.Vectors;

/// <summary>An embedder whose vectors cost time: they are made once for each text, in the background, and kept.</summary>
internal interface IEncoder : IEmbedder, IDisposable
{
    /// <returns>Nothing when it could not make them all.</returns>
    Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
