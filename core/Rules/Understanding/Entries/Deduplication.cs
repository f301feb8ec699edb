namespace PluginHost.Rules.Understanding;

/// <summary>Brings the same entry of several books together: same name, kind and system, and nearly the same words.</summary>
internal static class Deduplication
{
    private const double Near = 0.75;

    /// <summary>Of two, the one a person looked at stays, then the surer one.</summary>
    public static IReadOnlyList<Entry> Of(IEnumerable<Entry> entries)
    {
        var kept = new List<Entry>();
        foreach (var group in entries.GroupBy(static entry => (entry.Type, SectionKey.Slug(entry.Name), entry.System)))
        {
            var clusters = new List<(Entry Entry, HashSet<string> Words)>();
            foreach (var entry in group.OrderByDescending(static entry => entry.Validated).ThenByDescending(static entry => entry.ExtractionConfidence))
            {
                var words = Tokens(entry);
                var same = clusters.FindIndex(cluster => Jaccard(cluster.Words, words) >= Near);
                if (same < 0)
                    clusters.Add((entry, words));
                else
                    clusters[same] = (Joined(clusters[same].Entry, entry), clusters[same].Words);
            }

            kept.AddRange(clusters.Select(static cluster => cluster.Entry));
        }

        return kept;
    }

    public static double Likeness(Entry one, Entry other) => Jaccard(Tokens(one), Tokens(other));

    private static Entry Joined(Entry first, Entry other) => first with
    {
        Sources = [.. first.Sources.Union(other.Sources, StringComparer.Ordinal)],
        Aliases = [.. first.Aliases.Union(other.Aliases, StringComparer.OrdinalIgnoreCase)],
    };

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return one.Count + other.Count == 0 ? 1 : (double)common / (one.Count + other.Count - common);
    }

    private static HashSet<string> Tokens(Entry entry) =>
        [.. SectionKey.Slug(EntryText.Of(entry)).Split('-').Where(static word => word.Length > 0)];
}
