namespace PluginHost.Rules.Understanding;

/// <summary>Which of the patterns learned so far fits a book.</summary>
internal static class Patterns
{
    private const double Enough = 0.35;

    public static Pattern? For(Imprint imprint, string system, IEnumerable<Block> blocks, IEnumerable<Pattern> known)
    {
        var leads = blocks.OfType<Paragraph>().Select(static paragraph => Labels.Bare(paragraph.Lead)).Where(static lead => lead.Length is > 0 and < 40).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return known.Select(pattern => (pattern, Fit: Fit(pattern, imprint, system, leads))).Where(static rated => rated.Fit >= Enough)
            .OrderByDescending(static rated => rated.Fit).ThenByDescending(static rated => rated.pattern.Confidence).Select(static rated => rated.pattern).FirstOrDefault();
    }

    /// <summary>The publisher tells most; a book of an unknown one must at least use the pattern's spellings.</summary>
    private static double Fit(Pattern pattern, Imprint imprint, string system, HashSet<string> leads)
    {
        var same = pattern.Publisher is { } publisher && string.Equals(publisher, imprint.Publisher, StringComparison.OrdinalIgnoreCase) ? 0.5 : 0;
        var alike = pattern.System is not null && pattern.System == system ? 0.15 : 0;
        var spelled = pattern.Labels.Count == 0 ? 0 : 0.35 * pattern.Labels.Count(label => leads.Contains(label.Spelling)) / pattern.Labels.Count;
        return (same + alike + spelled) * (0.5 + (0.5 * pattern.Confidence));
    }
}
