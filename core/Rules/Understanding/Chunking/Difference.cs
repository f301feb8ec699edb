namespace PluginHost.Rules.Understanding;

/// <summary>What reading a changed book again brought.</summary>
internal sealed record Difference(IReadOnlyList<Chunk> Added, IReadOnlyList<Chunk> Kept, IReadOnlyList<string> Removed)
{
    public static Difference Between(IReadOnlyCollection<string> oldKeys, IReadOnlyList<Chunk> chunks)
    {
        var old = oldKeys.ToHashSet(StringComparer.Ordinal);
        var now = chunks.Select(static chunk => chunk.Key).ToHashSet(StringComparer.Ordinal);
        return new([.. chunks.Where(chunk => !old.Contains(chunk.Key))], [.. chunks.Where(chunk => old.Contains(chunk.Key))], [.. old.Where(key => !now.Contains(key)).Order(StringComparer.Ordinal)]);
    }
}
