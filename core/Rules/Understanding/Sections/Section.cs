namespace PluginHost.Rules.Understanding;

/// <summary>A heading with what stands under it, up to the next heading of any level.</summary>
/// <param name="Path">The headings above it and its own; empty before the first heading.</param>
/// <param name="Occurrence">0 for the first section with this path, 1 for the second.</param>
/// <param name="Level">Of its heading; 0 before the first one.</param>
internal sealed record Section(IReadOnlyList<string> Path, int Occurrence, int Level, int Page, IReadOnlyList<Block> Blocks)
{
    public string Title => Path.Count == 0 ? "" : Path[^1];

    /// <summary>What a correction is kept by: it stays when the text of the section changes.</summary>
    public string Key { get; } = SectionKey.Of(Path, Occurrence);
}
