namespace PluginHost.Rules.Layout;

/// <summary>Makes drafts of a page in the order and with the borders that its tags give.</summary>
internal sealed class TaggedFlow(Sheet sheet, PageTags tags, Measures measures)
{
    /// <summary>In sizes of the letters: no words are so far apart.</summary>
    private const int Wide = 4;

    private readonly Region region = new(sheet, sheet.Lines, Framed: false);
    private readonly Dictionary<int, double> margins = Margins(sheet.Lines);
    private readonly List<Draft> drafts = [];

    public static List<List<Draft>> Of(Sheet sheet, PageTags tags, Measures measures)
    {
        if (sheet.Lines.Count == 0)
        {
            return [];
        }

        var flow = new TaggedFlow(sheet, tags, measures);
        flow.Add();
        return [flow.drafts];
    }

    /// <summary>Puts together what tags hold together across columns and pages.</summary>
    public static List<Draft> Joined(List<Draft> drafts)
    {
        var open = new Dictionary<(int Block, int Table), Draft>();
        var joined = new List<Draft>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (draft.Tag is not { } tag || !open.TryGetValue(tag, out var before))
            {
                joined.Add(draft);
            }
            else if (draft.Grids.Count > 0 && before.Grids.Count > 0 && before.Grids[0].Columns.Count == draft.Grids[0].Columns.Count)
            {
                before.Grids.AddRange(draft.Grids.Select(grid => Joins.SameHeader(before.Grids[0], grid) ? grid : grid with { Headers = 0 }));
                continue;
            }
            else if (draft.Grids.Count == 0 && before.Grids.Count == 0 && GoesOn(before, draft))
            {
                before.Lines.AddRange(draft.Lines);
                before.Full = draft.Full;
                continue;
            }
            else
            {
                joined.Add(draft);
            }

            if (draft.Tag is { } own)
            {
                open[own] = draft;
            }
        }

        return joined;
    }

    /// <summary>What lies in one paragraph may still be several lines of fields.</summary>
    private static bool GoesOn(Draft above, Draft below) =>
        !ReferenceEquals(above.Lines, below.Lines) && (above.Bulleted || above.Level > 0 || (!Breaks.BeginsBold(below.Lines[0]) && (above.Full || !Breaks.Closes(above.Lines[^1]))))
        && (above.Region.Sheet != below.Region.Sheet || above.Lines[^1].Baseline > below.Lines[0].Baseline);

    private void Add()
    {
        var blocks = new SortedDictionary<int, List<Line>>();
        foreach (var line in sheet.Lines)
        {
            var block = line.Tag < 0 ? int.MaxValue : line.Tag;
            (blocks.TryGetValue(block, out var lines) ? lines : blocks[block] = []).Add(line);
        }

        var table = new List<(int Block, List<Line> Lines)>();
        foreach (var (block, lines) in blocks)
        {
            var told = block == int.MaxValue ? new(TagKind.Text) : tags.Tree.Blocks[block];
            if (table.Count > 0 && !(told.Kind == TagKind.Cell && told.Table == tags.Tree.Blocks[table[0].Block].Table))
            {
                AddTable(table);
                table = [];
            }

            if (told.Kind == TagKind.Cell)
            {
                table.Add((block, Cell(lines, told.Names)));
            }
            else
            {
                AddText(block, told, lines);
            }
        }

        AddTable(table);
    }

    private void AddText(int block, TagBlock told, List<Line> lines)
    {
        foreach (var column in Columns(lines))
        {
            var rows = Band.Of(column).ConvertAll(static band => band.Whole()).FindAll(static line => line.Text.Length > 0);
            if (rows.Count == 0)
            {
                continue;
            }

            var breaks = new Breaks(rows.Min(static row => row.Left), Margin(rows[0]), measures.Leading, measures.Body);
            if (told.Kind is TagKind.Item or TagKind.Caption || (told.Kind == TagKind.Heading && HeadingRanks.MayBe(rows)))
            {
                drafts.Add(new(region) { Lines = rows, Bulleted = told.Kind == TagKind.Item, Level = told.Level, Tag = (block, told.Kind == TagKind.Caption ? told.Table : -1), IsCaption = told.Kind == TagKind.Caption && told.Table >= 0 });
                continue;
            }

            var text = new List<Draft>();
            Paragraphs.AddLines(text, region, rows, breaks);
            foreach (var draft in text)
            {
                draft.Tag = (block, -1);
            }

            drafts.AddRange(text);
        }
    }

    private void AddTable(List<(int Block, List<Line> Lines)> cells)
    {
        if (cells.Count == 0)
        {
            return;
        }

        var table = tags.Tree.Blocks[cells[0].Block].Table;
        if (TaggedTable.Of(cells, tags.Tree) is { } grid)
        {
            var caption = drafts.Count > 0 && drafts[^1] is { IsCaption: true, Tag: var (_, named) } && named == table ? drafts[^1] : null;
            _ = caption is null || drafts.Remove(caption);
            drafts.Add(new(region) { Grids = [grid], Caption = caption, Tag = (-1, table) });
            return;
        }

        foreach (var (block, lines) in cells)
        {
            AddText(block, new(TagKind.Text), lines);
        }
    }

    /// <summary>Names of columns stand again where a table goes on in the next column of the page.</summary>
    private List<Line> Cell(List<Line> lines, bool names)
    {
        var rows = Columns(lines).SelectMany(static column => Band.Of(column).ConvertAll(static band => band.Whole()));
        return [.. names ? rows.DistinctBy(static row => row.Text, StringComparer.Ordinal) : rows];
    }

    /// <summary>Lines of one block that stand beside each other are in columns, which are read one after the other.</summary>
    private List<List<Line>> Columns(List<Line> lines)
    {
        var columns = new List<List<Line>>();
        var right = double.NegativeInfinity;
        foreach (var line in lines.OrderBy(static line => line.Left))
        {
            var (gap, far) = (right, line.Left);
            var apart = far > gap && (measures.Gutters.Any(known => known.Middle > gap && known.Middle < far) || far - gap > Wide * line.Size);
            if (columns.Count == 0 || apart)
            {
                columns.Add([]);
            }

            columns[^1].Add(line);
            right = Math.Max(right, line.Right);
        }

        return columns;
    }

    /// <summary>Where lines end that begin at the same place.</summary>
    private double Margin(Line line) => Math.Max(line.Right, margins.GetValueOrDefault(Key(line.Left)));

    private static Dictionary<int, double> Margins(List<Line> lines)
    {
        var ends = new Dictionary<int, double>();
        foreach (var line in lines)
        {
            var key = Key(line.Left);
            ends[key] = Math.Max(line.Right, ends.GetValueOrDefault(key));
        }

        return ends;
    }

    private static int Key(double left) => (int)Math.Round(Math.Clamp(left, -1e6, 1e6) / 3);
}
