using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Finding;

/// <summary>How like passages are to a question: as the shelf taught itself, and as an encoder says where there is one.</summary>
internal sealed record Alike(Likenesses Learned, Likenesses? Encoded)
{
    public float Of(long id) => Math.Min(1, Learned.Of(id) + (Tuning.Encoded * (Encoded?.Of(id) ?? 0)));

    public IEnumerable<long> Best(int count) => Learned.Best(count).Concat(Encoded?.Best(count) ?? []);
}
