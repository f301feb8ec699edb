namespace PluginHost.Rules.Understanding;

/// <summary>Stat blocks and spells of the games that have a form of their own.</summary>
internal static class FormReading
{
    /// <param name="parts">The sections behind it that may belong to it.</param>
    /// <returns>Nothing when the section has none of the forms; otherwise whether the parts are its own too.</returns>
    public static (Entry Entry, bool WithParts)? Read(Section section, IReadOnlyList<Section> parts, ContentType? type)
    {
        IEnumerable<(string, IReadOnlyList<Block>)> behind = parts.Select(static part => (part.Title, part.Blocks));
        if ((type is null or ContentType.Spell) && RankedSpellReading.Read(section.Title, section.Blocks) is { } spell)
            return (spell, false);
        if (type is not (null or ContentType.Monster))
            return null;
        if (RankedCreatureReading.Read(section.Title, section.Blocks) is { } creature)
            return (creature, false);

        StatBlock? figure = PercentileReading.Read(section.Title, section.Blocks, behind);
        figure ??= CyberReading.Read(section.Title, section.Blocks, behind);
        return figure is null ? null : (Named(figure), true);
    }

    /// <summary>A profession may stand behind the name: "Mara Voss, keeper of the light".</summary>
    private static StatBlock Named(StatBlock figure)
    {
        foreach (var mark in (string[])[" — ", " – ", ", "])
        {
            var at = figure.Name.IndexOf(mark, StringComparison.Ordinal);
            if (at <= 0 || (mark == ", " && !(char.IsLower(figure.Name[at + 2]) || char.IsDigit(figure.Name[at + 2]))))
                continue;

            var about = figure.Name[(at + mark.Length)..].Trim();
            return figure with { Name = figure.Name[..at], Description = figure.Description.Length == 0 ? about : $"{about}\n{figure.Description}" };
        }

        return figure;
    }
}
