using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Writes entries out as blocks, as a book would, so that they can be searched.</summary>
internal static class EntryBlocks
{
    /// <summary>Entries with their keys and the section they will stand in.</summary>
    public static IReadOnlyList<Entry> Keyed(IEnumerable<Entry> entries)
    {
        var keys = new ContentKeys();
        return [.. entries.Select(entry =>
        {
            IReadOnlyList<string> section = [Collection(entry.Type), entry.Name];
            return entry with { Section = section, Key = keys.Next(section, EntryText.Of(entry)) };
        }).OrderBy(static entry => entry.Type)];
    }

    public static IReadOnlyList<Block> Of(IEnumerable<Entry> entries)
    {
        var blocks = new List<Block>();
        ContentType? before = null;
        foreach (var entry in entries)
        {
            if (entry.Type != before)
                blocks.Add(new Heading(0, 1, Collection(entry.Type)));
            before = entry.Type;
            blocks.Add(new Heading(0, 2, entry.Name));
            blocks.AddRange(EntryText.Blocks(entry));
        }

        return blocks;
    }

    private static string Collection(ContentType type) => type switch
    {
        ContentType.Class => "Classes",
        ContentType.Narrative => "Lore",
        ContentType.Cyberware => "Cyberware",
        _ => type + "s",
    };
}
