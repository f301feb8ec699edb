namespace PluginHost.Rules.Understanding;

/// <summary>The sub-headings under which the figures of one stat block go on.</summary>
internal static class FigureParts
{
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "combat", "attacks", "weapons", "weapon", "skills", "skill bases", "spells", "armor", "armour", "sanity loss", "cyberware", "implants", "gear", "equipment", "possessions", "languages", "stats", "characteristics", "special powers", "powers", "abilities",
    };

    public static bool Is(string title) => Titles.Contains(Labels.Bare(title));

    /// <summary>All blocks as one section's: a sub-heading is the label of what stands under it.</summary>
    public static IEnumerable<(string? Part, Block Block)> Of(IReadOnlyList<Block> blocks, IEnumerable<(string Title, IReadOnlyList<Block> Blocks)> parts)
    {
        string? part = null;
        foreach (var block in blocks)
        {
            // Without a heading a label may stand alone in its line.
            var alone = block is Paragraph paragraph ? Words.Of(paragraph) : "";
            if (alone.Length is > 0 and < 20 && Is(alone))
                part = Labels.Bare(alone);
            else
                yield return (part, block);
            part = block is Paragraph { Lead: not null } && part is not null && alone.Length >= 20 ? null : part;
        }

        foreach (var (title, inner) in parts)
        {
            foreach (var block in inner)
                yield return (Labels.Bare(title), block);
        }
    }
}
