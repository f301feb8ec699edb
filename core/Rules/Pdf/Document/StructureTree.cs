namespace PluginHost.Rules.Pdf;

/// <summary>Flattens the tree of a tagged file.</summary>
internal sealed class StructureTree
{
    private const int Most = 1_000_000;

    private readonly PdfObjects _objects;
    private readonly IReadOnlyDictionary<int, int> _pages;
    private readonly PdfDictionary? _roles;
    private readonly List<PdfStructure> _found = [];
    private readonly HashSet<int> _seen = [];
    private readonly Stack<(PdfObject Node, int Page, int Depth)> _next = new();
    private int _marks;

    private StructureTree(PdfObjects objects, IReadOnlyDictionary<int, int> pages, PdfDictionary? roles) => (_objects, _pages, _roles) = (objects, pages, roles);

    public static IReadOnlyList<PdfStructure> Read(PdfObjects objects, IReadOnlyDictionary<int, int> pages)
    {
        var root = objects.Dictionary(objects.Dictionary(objects.Trailer, "Root"), "StructTreeRoot");
        if (root is null)
        {
            return [];
        }

        var tree = new StructureTree(objects, pages, objects.Dictionary(root, "RoleMap"));
        tree.Push(tree.Kids(root), 0, 0);
        while (tree._found.Count < Most && tree._marks < Most && tree._next.TryPop(out var at))
        {
            tree.Visit(at.Node, at.Page, at.Depth);
        }

        return tree._found;
    }

    private void Visit(PdfObject node, int page, int depth)
    {
        if (depth > _objects.Limits.Depth * 4 || (node is PdfReference reference && !_seen.Add(reference.Number)) || _objects.Resolve(node) is not PdfDictionary entries)
        {
            return;
        }

        page = Page(entries, page);
        var marks = new List<PdfMark>();
        var kids = new List<PdfObject>();
        foreach (var kid in Kids(entries))
        {
            var value = _objects.Resolve(kid);
            if (value is PdfNumber number)
            {
                marks.Add(new PdfMark(page, number.Whole));
            }
            else if (value is PdfDictionary content && _objects.Name(content, "Type") == "MCR")
            {
                marks.Add(new PdfMark(Page(content, page), _objects.Whole(content, "MCID", -1)));
            }
            else if (value is PdfDictionary other && _objects.Name(other, "Type") != "OBJR")
            {
                kids.Add(kid);
            }
        }

        _marks += marks.Count;
        _found.Add(new PdfStructure(Role(_objects.Name(entries, "S") ?? ""), depth, marks) { Replacement = TextStrings.Decode(_objects.Get(entries, "ActualText")) });
        Push(kids, page, depth + 1);
    }

    private int Page(PdfDictionary entries, int inherited) =>
        entries.Entries.GetValueOrDefault("Pg") is PdfReference page ? _pages.GetValueOrDefault(page.Number, inherited) : inherited;

    private IReadOnlyList<PdfObject> Kids(PdfDictionary entries) => entries.Entries.GetValueOrDefault("K") switch
    {
        null => [],
        PdfArray array => array.Items,
        var one => _objects.Resolve(one) is PdfArray array ? array.Items : [one],
    };

    private string Role(string tag)
    {
        for (var steps = 0; steps < 8 && _objects.Name(_roles, tag) is { } other && other != tag; steps++)
        {
            tag = other;
        }

        return tag;
    }

    private void Push(IReadOnlyList<PdfObject> kids, int page, int depth)
    {
        for (var i = kids.Count - 1; i >= 0 && _next.Count < Most; i--)
        {
            _next.Push((kids[i], page, depth));
        }
    }
}
