namespace PluginHost.Rules.Vectors;

/// <summary>An embedder whose vectors cost time: they are made once for each text, in the background, and kept.</summary>
internal interface IEncoder : IEmbedder, IDisposable
{
    /// <summary>So many words of a passage make one vector; 0 when it takes in a passage as a whole.</summary>
    int Reach { get; }

    /// <returns>Nothing when it could not make them all.</returns>
    Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
