using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Finding;

/// <summary>How far likeness counts beside words. Where words find much it has nothing to add; it speaks where they do not.</summary>
internal static class Trust
{
    /// <param name="embedder">Who says what is alike.</param>
    /// <param name="said">How much of the question words found at best, 0 to 1.</param>
    /// <param name="concepts">Of one or two words likeness is a guess: those are names.</param>
    public static float In(IEmbedder? embedder, float said, int concepts)
    {
        var unsaid = Math.Clamp(1 - said, 0, 1);

        // What a shelf taught itself only tips the scales. An encoder that knows the language may bring forward what words do not, where they hardly say anything.
        return embedder is IEncoder
            ? Tuning.Encoded * Math.Clamp((unsaid - Tuning.Unsure) / (1 - Tuning.Unsure), 0, 1) * Math.Clamp((concepts - 1) / 2f, 0, 1)
            : Tuning.Likeness * unsaid * Math.Clamp((concepts - 2) / 3f, 0, 1);
    }
}
