namespace PluginHost.Rules.Layout;

/// <summary>Cuts a page into regions in the order a person reads them: columns from left to right, between what goes across them.</summary>
internal sealed class ReadingOrder(Sheet sheet, Measures measures)
{
    private const int Deepest = 4;

    /// <summary>On a fuller page than any to read, headings are not compared with everything beside them.</summary>
    private const int MostItems = 2_000;

    private readonly List<Region> regions = [];

    public static List<Region> Of(Sheet sheet, Measures measures)
    {
        var order = new ReadingOrder(sheet, measures);
        var items = Frame.Gather(sheet, measures.Body);
        if (items.Count > 0)
        {
            order.Cut(items, framed: false, depth: 0);
        }

        return order.regions;
    }

    private void Cut(List<Item> items, bool framed, int depth)
    {
        if (depth > Deepest || Split(items) is not { } gutter)
        {
            Flow(items, framed, depth);
            return;
        }

        var tables = new Across(sheet.Rulings, gutter, measures.Body, sheet.Height);
        List<Item> across = [], left = [], right = [];
        foreach (var item in items)
        {
            if (tables.Holds(item) || Crosses(item, gutter, items))
            {
                Columns(across, left, right, framed, depth);
                across.Add(item);
            }
            else
            {
                (item.Right <= gutter.Middle ? left : right).Add(item);
            }
        }

        Columns(across, left, right, framed, depth);
        Flow(across, framed, depth);
    }

    /// <summary>What stands at one side only is read with what goes across.</summary>
    private void Columns(List<Item> across, List<Item> left, List<Item> right, bool framed, int depth)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            across.AddRange(left.Count == 0 ? right : left);
        }
        else
        {
            Flow(across, framed, depth);
            across.Clear();
            Cut([.. left], framed, depth + 1);
            Cut([.. right], framed, depth + 1);
        }

        left.Clear();
        right.Clear();
    }

    private Gutter? Split(List<Item> items)
    {
        var own = Gutters.Best(items, sheet.Rulings);
        if (own is { Weight: >= Measures.PlainGutter } || (own is { Weight: >= 60 } && measures.Knows(own.Value.Middle)))
        {
            return own;
        }

        return measures.Gutters.FirstOrDefault(known => Fits(known, items)) is { Right: > 0 } usual ? usual : null;
    }

    /// <summary>A known gutter holds on a page with little text when next to nothing but large headings crosses it and the right side begins where columns do.</summary>
    private bool Fits(Gutter known, List<Item> items)
    {
        var right = items.FindAll(item => item.Left >= known.Middle);
        var across = items.Count(item => item.Left < known.Middle && item.Right > known.Middle && (item is not Line line || line.Size <= 1.2 * measures.Body));
        return right.Count > 0 && across * 10 <= items.Count && right.Exists(item => item.Left < known.Right + (4 * measures.Body)) && items.Exists(item => item.Right <= known.Middle);
    }

    /// <summary>A large heading at the left goes across when the columns stop above it and go on below.</summary>
    private bool Crosses(Item item, Gutter gutter, List<Item> items)
    {
        if (item.Left < gutter.Middle && item.Right > gutter.Middle)
        {
            return true;
        }

        if (items.Count > MostItems || item is not Line { Size: var size } || size < 1.25 * measures.Body || item.Left > gutter.Middle)
        {
            return false;
        }

        var right = items.FindAll(other => other.Left >= gutter.Middle);
        return right.Exists(other => other.Bottom < item.Top) && right.Exists(other => other.Top > item.Bottom)
            && !right.Exists(other => other.Bottom > item.Top - (0.5 * size) && other.Top < item.Bottom + (0.5 * size));
    }

    private void Flow(List<Item> items, bool framed, int depth)
    {
        var lines = new List<Line>();
        foreach (var item in items)
        {
            if (item is Line line)
            {
                lines.Add(line);
                continue;
            }

            Add(lines, framed);
            lines = [];
            Cut(((Frame)item).Lines, framed: true, depth + 1);
        }

        Add(lines, framed);
    }

    private void Add(List<Line> lines, bool framed)
    {
        if (lines.Count > 0)
        {
            regions.Add(new(sheet, DropCaps.Settle(lines, measures.Body), framed));
        }
    }
}
