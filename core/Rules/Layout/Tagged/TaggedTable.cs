namespace PluginHost.Rules.Layout;

/// <summary>Makes a grid of the cells that tags tell.</summary>
internal static class TaggedTable
{
    private const int MostColumns = 60;

    /// <summary>Nothing when it has one column only: what is drawn as a frame is no table.</summary>
    public static Grid? Of(List<(int Block, List<Line> Lines)> cells, TagTree tree)
    {
        var rows = cells.GroupBy(cell => tree.Blocks[cell.Block].Row).Select(static row => row.ToList()).ToList();
        var widest = rows.MaxBy(static row => row.Count)!;
        if (widest.Count is < 2 or > MostColumns)
        {
            return null;
        }

        var columns = Columns(rows, widest.Count);
        var grid = new List<List<Line>[]>();
        var (headers, heading) = (0, true);
        foreach (var row in rows)
        {
            var cut = new List<Line>[columns.Count];
            for (var at = 0; at < cut.Length; at++)
            {
                cut[at] = [];
            }

            var next = 0;
            foreach (var (block, lines) in row)
            {
                var place = row.Count == columns.Count ? next : Math.Max(next, Nearest(columns, lines, columns.Count - (row.Count - Math.Min(next, row.Count - 1))));
                place = Math.Min(place, columns.Count - 1);
                cut[place].AddRange(lines);
                next = place + 1;
            }

            heading = heading && row.TrueForAll(cell => tree.Blocks[cell.Block].Names);
            headers += heading ? 1 : 0;
            grid.Add(cut);
        }

        return new([.. cells.SelectMany(static cell => cell.Lines)], columns, grid, headers == grid.Count ? Math.Min(1, headers) : Math.Min(3, headers));
    }

    private static List<Stripe> Columns(List<List<(int Block, List<Line> Lines)>> rows, int count)
    {
        var columns = new List<Stripe>();
        var whole = rows.FindAll(row => row.Count == count);
        for (var at = 0; at < count; at++)
        {
            var lines = whole.SelectMany(row => row[at].Lines).ToList();
            columns.Add(new(lines.Min(static line => line.Left), lines.Max(static line => line.Right)));
        }

        return columns;
    }

    /// <summary>A row with fewer cells than columns has empty or wide ones: each of its cells stands where it is drawn.</summary>
    private static int Nearest(List<Stripe> columns, List<Line> lines, int last)
    {
        var (left, right) = (lines.Min(static line => line.Left), lines.Max(static line => line.Right));
        var best = 0;
        for (var at = 0; at <= Math.Min(last, columns.Count - 1); at++)
        {
            best = Distance(columns[at], left, right) < Distance(columns[best], left, right) ? at : best;
        }

        return best;
    }

    private static double Distance(Stripe column, double left, double right) => Math.Min(Math.Abs(column.Left - left), Math.Min(Math.Abs(column.Right - right), Math.Abs(column.Middle - ((left + right) / 2))));
}
