using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>An index, a table of contents or a glossary: what it says about names is kept, the lists themselves are no content.</summary>
internal static partial class IndexReading
{
    private const int FewLines = 8;

    /// <summary>Lists of pages. A glossary explains and stays content.</summary>
    public static bool IsList(Section section)
    {
        if (section.Path.Any(static title => ListTitle().IsMatch(title)))
            return true;

        // A table that ends in a column of numbers is no index.
        var lines = section.Blocks.Any(static block => block is Table) ? [] : Lines(section).ToList();
        return lines.Count >= FewLines && lines.Count(static line => Numbered().IsMatch(line)) >= 0.7 * lines.Count;
    }

    public static bool IsGlossary(Section section) => section.Path.Any(static title => GlossaryTitle().IsMatch(title));

    /// <summary>Other names: "Harm points. See Hit Points", "HP: hit points".</summary>
    public static IEnumerable<(string Alias, string Name)> Aliases(Section section)
    {
        var glossary = IsGlossary(section);
        if (!glossary && !IsList(section))
            yield break;

        foreach (var line in Lines(section))
        {
            if (See().Match(line) is { Success: true } see)
                yield return (see.Groups["alias"].Value.Trim(), see.Groups["name"].Value.Trim());
            else if (glossary && Short().Match(line) is { Success: true } said)
                yield return (said.Groups["alias"].Value.Trim(), said.Groups["name"].Value.Trim());
        }
    }

    /// <summary>The entries with the names that lists give them.</summary>
    public static IReadOnlyList<Entry> Named(IReadOnlyList<Entry> entries, IEnumerable<Section> sections)
    {
        var aliases = sections.SelectMany(Aliases).Where(static pair => pair.Alias.Length is > 1 and < 60)
            .ToLookup(static pair => SectionKey.Slug(pair.Name), static pair => pair.Alias, StringComparer.Ordinal);
        return aliases.Count == 0 ? entries
            : [.. entries.Select(entry => aliases[SectionKey.Slug(entry.Name)].Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } named ? entry with { Aliases = [.. entry.Aliases, .. named] } : entry)];
    }

    private static IEnumerable<string> Lines(Section section) => section.Blocks.SelectMany(static block => block switch
    {
        Bullets bullets => bullets.Items,
        Table table => table.Rows.Select(static row => string.Join(' ', row)),
        _ => (IEnumerable<string>)[Words.Of(block)],
    });

    [GeneratedRegex(@"^(general |subject |alphabetical )?index( of [\w ]+)?$|^(table of )?contents$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListTitle();

    [GeneratedRegex(@"^(rules )?glossary\b|\bglossary$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GlossaryTitle();

    [GeneratedRegex(@"^.{2,80}?[\s.…,]+\d{1,4}([,–-]\s?\d{1,4})*\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<alias>[^.:,;]{2,60})[.:,;]?\s+see( also)?:?\s+(?<name>[^.,;\d]{2,60})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex See();

    [GeneratedRegex(@"^(?<alias>\p{Lu}{2,6})[.:]?\s+(?<name>\p{L}[\p{L} ]{2,40})\.?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Short();
}
