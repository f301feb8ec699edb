using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>The blocks of a tagged file in reading order, and which marked content belongs to which.</summary>
internal sealed class TagTree
{
    private static readonly Dictionary<int, (int Block, int Place)> Nothing = [];

    private readonly List<TagBlock> _blocks = [];
    private readonly Dictionary<int, Dictionary<int, (int Block, int Place)>> _pages = [];
    private readonly List<Level> _above = [];
    private int _tables;
    private int _rows;
    private int _marks;

    private TagTree()
    {
    }

    public IReadOnlyList<TagBlock> Blocks => _blocks;

    public static TagTree Of(IReadOnlyList<PdfStructure> structure)
    {
        var tree = new TagTree();
        foreach (var element in structure)
        {
            tree.Add(element);
        }

        tree._above.Clear();
        return tree;
    }

    /// <summary>By mark: the block it belongs to, and its place in the whole order.</summary>
    /// <param name="page">From 1.</param>
    public IReadOnlyDictionary<int, (int Block, int Place)> Page(int page) => _pages.GetValueOrDefault(page, Nothing);

    private void Add(PdfStructure element)
    {
        while (_above.Count > 0 && _above[^1].Depth >= element.Depth)
        {
            _above.RemoveAt(_above.Count - 1);
        }

        var level = Entered(element, _above.Count > 0 ? _above[^1] : new(-1, -1, default, IsGroup: true));
        _above.Add(level);
        foreach (var (page, number) in element.Marks)
        {
            if (level.Block < 0)
            {
                level = level with { Block = Open(level.Holds) };
                _above[^1] = level;
            }

            var marks = _pages.TryGetValue(page, out var known) ? known : _pages[page] = [];
            marks.TryAdd(number, (level.Block, _marks++));
        }
    }

    private Level Entered(PdfStructure element, Level above)
    {
        var (depth, holds) = (element.Depth, above.Holds);
        switch (element.Tag)
        {
            // All that a cell holds is its text.
            case not ("Caption" or "TR" or "THead" or "TBody" or "TFoot" or "TH" or "TD") when holds.Kind == TagKind.Cell && above.Block >= 0:
                return above with { Depth = depth };
            case "Table":
                return new(depth, -1, new(TagKind.Text, Table: _tables++), IsGroup: true);
            case "TR":
                return new(depth, -1, holds with { Row = _rows++ }, IsGroup: true);
            case "TH" or "TD" when holds is { Table: >= 0, Row: >= 0 }:
                var cell = holds with { Kind = TagKind.Cell, Names = element.Tag == "TH" };
                return new(depth, Open(cell), cell, IsGroup: false);
            case "Caption":
                return new(depth, -1, new(TagKind.Caption, Table: holds.Table), IsGroup: false);
            case ['H', >= '1' and <= '6' and var digit]:
                return Opened(depth, new(TagKind.Heading, digit - '0'));
            case "H" or "Title":
                return Opened(depth, new(TagKind.Heading, 1));
            case "LI":
                return Opened(depth, new(TagKind.Item));
            case "P" when holds.Kind == TagKind.Item && above is { IsGroup: false, Block: >= 0 } && !_above.Exists(level => level.Block == above.Block && level.Filled):
                Fill(above.Block);
                return above with { Depth = depth };
            case "P" or "BlockQuote" or "Note" or "TOCI" or "Code" or "Formula" or "Figure" or "Form" or "Index":
                return Opened(depth, new(TagKind.Text));
            case "Document" or "Part" or "Sect" or "Div" or "Art" or "L" or "DL" or "TOC" or "THead" or "TBody" or "TFoot":
                return new(depth, -1, holds.Kind is TagKind.Text ? holds : new(TagKind.Text), IsGroup: true);
            default:
                return above with { Depth = depth };
        }
    }

    private Level Opened(int depth, TagBlock block) => new(depth, Open(block), block, IsGroup: false);

    private int Open(TagBlock block)
    {
        _blocks.Add(block);
        return _blocks.Count - 1;
    }

    /// <summary>The first paragraph of an item is the item's own text.</summary>
    private void Fill(int block)
    {
        for (var at = 0; at < _above.Count; at++)
        {
            _above[at] = _above[at].Block == block ? _above[at] with { Filled = true } : _above[at];
        }
    }

    private readonly record struct Level(int Depth, int Block, TagBlock Holds, bool IsGroup, bool Filled = false);
}
