namespace PluginHost.Rules.Understanding;

/// <summary>What a section without an entry is about: by structure, then by the headings above it, then by how it speaks.</summary>
internal static class SectionTypes
{
    public static ContentType Of(Section section, SourceKind book)
    {
        if (section.Blocks.Count > 0 && section.Blocks.All(static block => block is Table))
            return ContentType.Table;

        for (var above = section.Path.Count - 1; above >= 0; above--)
        {
            // A chapter of monsters also explains how to read them: only fields make a monster or a spell.
            if (Collections.Of(section.Path[above]) is { } type and not (ContentType.Monster or ContentType.Spell))
                return type;
        }

        var (rules, stories) = Recognition.Voices(string.Join(' ', section.Blocks.Select(Words.Of)).ToLowerInvariant());
        return rules > stories || (rules == stories && book == SourceKind.Rulebook) ? ContentType.Rule : ContentType.Narrative;
    }
}
