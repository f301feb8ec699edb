namespace PluginHost.Rules.Understanding;

/// <summary>An entry that is something else, or none at all, from its own texts: the book need not be read again.</summary>
internal static class Recasting
{
    private const int LongestText = 4_000;

    /// <summary>Whether nothing of this type has fields.</summary>
    public static bool IsText(ContentType type) => type is ContentType.Rule or ContentType.Table or ContentType.Narrative;

    /// <summary>Nothing when its texts do not read like that.</summary>
    public static Entry? Of(Entry entry, ContentType type, IReadOnlyList<Chunk> own)
    {
        var text = string.Join("\n\n", own.Select(static chunk => chunk.Text));
        IReadOnlyList<Block> blocks = [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new Paragraph(entry.Page, line))];
        var labels = new Labels();
        Entry? read = type switch
        {
            ContentType.Spell => new SpellReading(labels).Read(entry.Name, blocks),
            ContentType.Monster => new MonsterReading(labels).Read(entry.Name, blocks, []),
            ContentType.Item => ItemReading.Read(entry.Name, blocks),
            _ => Completeness.Judged(new Described(entry.Name, type, type.ToString().ToLowerInvariant(), entry is Described described ? described.Fields : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))
            {
                Text = text.Length > LongestText ? text[..LongestText] : text,
            }),
        };
        return read is null ? null : read with { Key = entry.Key, Section = entry.Section, Page = entry.Page, PageLabel = entry.PageLabel, System = entry.System, Sources = entry.Sources, Aliases = entry.Aliases, Validated = true };
    }

    /// <summary>Its texts as those of what it is now.</summary>
    public static IReadOnlyList<Chunk> Chunks(IReadOnlyList<Chunk> own, Entry before, Entry? after, ContentType type)
    {
        var tags = Tags.Of(before);
        return [.. own.Select(chunk => chunk with
        {
            Type = type,
            EntryKey = after?.Key,
            Tags = [.. Tags.Of(after).Concat(chunk.Tags.Where(tag => !tags.Contains(tag, StringComparer.Ordinal))).Distinct(StringComparer.Ordinal)],
        })];
    }
}
