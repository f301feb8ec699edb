namespace PluginHost.Rules.Pdf;

/// <summary>Reads the table of contents that viewers show beside a file.</summary>
internal static class Outlines
{
    private const int Most = 50_000;

    public static IReadOnlyList<PdfOutline> Read(PdfObjects objects, IReadOnlyDictionary<int, int> pages)
    {
        var found = new List<PdfOutline>();
        var destinations = new Destinations(objects, pages);
        var root = objects.Dictionary(objects.Dictionary(objects.Trailer, "Root"), "Outlines");
        var seen = new HashSet<int>();
        var next = new Stack<(PdfObject Entry, int Depth)>();
        Push("First", root, 0);
        while (found.Count < Most && next.TryPop(out var at))
        {
            if (objects.Resolve(at.Entry) is not PdfDictionary entry)
            {
                continue;
            }

            found.Add(new PdfOutline(TextStrings.Decode(objects.Get(entry, "Title")) ?? "", destinations.Of(entry), at.Depth));
            Push("Next", entry, at.Depth);
            Push("First", entry, at.Depth + 1);
        }

        return found;

        void Push(string key, PdfDictionary? entry, int depth)
        {
            if (depth <= objects.Limits.Depth && entry?.Entries.GetValueOrDefault(key) is PdfReference reference && seen.Add(reference.Number))
            {
                next.Push((reference, depth));
            }
        }
    }
}
