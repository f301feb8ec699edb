namespace PluginHost.Rules.Understanding;

/// <summary>Cuts a document's blocks at its headings and gives each section its path.</summary>
internal static class SectionReading
{
    private const int LongestTitle = 200;
    private const int Deepest = 12;

    /// <summary>A longer heading is none that a person wrote.</summary>
    public static string Cut(string title) => title.Length > LongestTitle ? title[..LongestTitle] : title;

    public static IReadOnlyList<Section> Of(IReadOnlyList<Block> blocks)
    {
        var sections = new List<Section>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = new List<(int Level, string Title)>();
        Heading? heading = null;
        var inner = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is not Heading next)
            {
                inner.Add(block);
                continue;
            }

            Close();
            heading = next;
            path.RemoveAll(above => above.Level >= next.Level);
            if (path.Count >= Deepest)
                path.RemoveAt(path.Count - 1);
            path.Add((next.Level, Cut(next.Text)));
        }

        Close();
        return sections;

        void Close()
        {
            if (heading is null && inner.Count == 0)
                return;
            IReadOnlyList<string> titles = [.. path.Select(static above => above.Title)];
            var key = SectionKey.Of(titles);
            var occurrence = seen.GetValueOrDefault(key);
            seen[key] = occurrence + 1;
            sections.Add(new(titles, occurrence, heading?.Level ?? 0, heading?.Page ?? inner[0].Page, [.. inner]));
            inner.Clear();
        }
    }
}
