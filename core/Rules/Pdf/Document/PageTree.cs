namespace PluginHost.Rules.Pdf;

/// <summary>Flattens the tree of pages, handing down what pages inherit.</summary>
internal sealed class PageTree(PdfObjects objects)
{
    private static readonly string[] s_inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

    private readonly List<PdfLeaf> _pages = [];
    private readonly HashSet<int> _seen = [];

    public static IReadOnlyList<PdfLeaf> Read(PdfObjects objects)
    {
        var tree = new PageTree(objects);
        var root = objects.Dictionary(objects.Trailer, "Root");
        tree.Walk(root?.Entries.GetValueOrDefault("Pages"));
        if (tree._pages.Count == 0)
        {
            tree.Gather();
        }

        return tree._pages;
    }

    private void Walk(PdfObject? root)
    {
        var nodes = new Stack<(PdfObject? Node, IReadOnlyDictionary<string, PdfObject> Inherited, int Depth)>();
        nodes.Push((root, new Dictionary<string, PdfObject>(StringComparer.Ordinal), 0));
        while (nodes.TryPop(out var next) && _pages.Count < objects.Limits.Pages)
        {
            var number = (next.Node as PdfReference)?.Number ?? 0;
            if (next.Depth > objects.Limits.Depth || (number != 0 && !_seen.Add(number)) || objects.Resolve(next.Node) is not PdfDictionary entries)
            {
                continue;
            }

            if (objects.Array(entries, "Kids") is not { } kids)
            {
                Add(entries, next.Inherited, number);
                continue;
            }

            var handed = s_inherited.Where(key => entries.Entries.ContainsKey(key)).ToList() is { Count: > 0 } own
                ? new Dictionary<string, PdfObject>(next.Inherited.Concat(own.Select(key => KeyValuePair.Create(key, entries.Entries[key]))).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => group.Last()), StringComparer.Ordinal)
                : next.Inherited;
            foreach (var kid in kids.Items.Reverse().TakeLast(objects.Limits.Pages))
            {
                nodes.Push((kid, handed, next.Depth + 1));
            }
        }
    }

    /// <summary>All pages of the file in the order of their numbers, when the tree leads to none.</summary>
    private void Gather()
    {
        foreach (var number in objects.Numbers)
        {
            if (_pages.Count < objects.Limits.Pages && objects.Resolve(new PdfReference(number, 0)) is PdfDictionary entries && objects.Name(entries, "Type") == "Page")
            {
                Add(entries, new Dictionary<string, PdfObject>(StringComparer.Ordinal), number);
            }
        }
    }

    private void Add(PdfDictionary entries, IReadOnlyDictionary<string, PdfObject> inherited, int number)
    {
        var media = PdfRectangle.Read(Value("MediaBox"), objects) ?? PdfRectangle.Letter;
        var crop = PdfRectangle.Read(Value("CropBox"), objects) is { } box ? media.Within(box) : media;
        var rotate = Value("Rotate") is PdfNumber turned ? ((turned.Whole % 360) + 360) % 360 / 90 * 90 : 0;
        _pages.Add(new PdfLeaf(entries, Value("Resources") as PdfDictionary, media, crop, rotate) { Number = number });

        PdfObject Value(string key) => objects.Resolve(entries.Entries.GetValueOrDefault(key) ?? inherited.GetValueOrDefault(key));
    }
}
