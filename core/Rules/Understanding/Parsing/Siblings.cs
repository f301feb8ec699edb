namespace PluginHost.Rules.Understanding;

/// <summary>Entries under one heading have fields in common; what has none of them is an introduction or a sub-heading.</summary>
internal static class Siblings
{
    private const int Few = 3;

    /// <param name="said">Whether a person said what it is.</param>
    public static IReadOnlyList<Found> Kept(IReadOnlyList<Found> found, Func<Found, bool> said)
    {
        var dropped = new HashSet<Found>(ReferenceEqualityComparer.Instance);
        foreach (var group in found.Where(static entry => entry.Entry is Described).GroupBy(static entry => (entry.Entry.Type, SectionKey.Of([.. entry.Entry.Section.SkipLast(1)]))))
        {
            var siblings = group.ToList();
            var shared = siblings.SelectMany(static entry => ((Described)entry.Entry).Fields.Keys).CountBy(static field => field, StringComparer.OrdinalIgnoreCase)
                .Where(field => siblings.Count >= Few && field.Value * 2 >= siblings.Count).Select(static field => field.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (shared.Count > 0)
                dropped.UnionWith(siblings.Where(entry => !((Described)entry.Entry).Fields.Keys.Any(shared.Contains) && !said(entry)));
        }

        return [.. found.Where(entry => !dropped.Contains(entry))];
    }
}
