namespace PluginHost.Rules.Pdf;

/// <summary>The pairs of a name tree or a number tree, in order.</summary>
internal static class NameTree
{
    /// <param name="root">The tree's top.</param>
    /// <param name="key">Names or Nums.</param>
    /// <param name="objects">The file.</param>
    public static IEnumerable<(PdfObject Key, PdfObject Value)> Read(PdfObject? root, string key, IPdfObjects objects)
    {
        var seen = new HashSet<int>();
        var nodes = new Stack<PdfObject?>([root]);
        for (var steps = 0; nodes.TryPop(out var node) && steps < objects.Limits.Pages * 4; steps++)
        {
            if ((node is PdfReference reference && !seen.Add(reference.Number)) || objects.Resolve(node) is not PdfDictionary entries)
            {
                continue;
            }

            var pairs = objects.Array(entries, key)?.Items ?? [];
            for (var i = 0; i + 1 < pairs.Count; i += 2)
            {
                yield return (objects.Resolve(pairs[i]), pairs[i + 1]);
            }

            foreach (var kid in (objects.Array(entries, "Kids")?.Items ?? []).Take(objects.Limits.Pages).Reverse())
            {
                nodes.Push(kid);
            }
        }
    }
}
