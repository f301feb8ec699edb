namespace PluginHost.Rules.Layout;

/// <summary>Makes drafts of a region: its paragraphs, items and tables, in order.</summary>
internal static class Paragraphs
{
    public static List<Draft> Of(Region region, Measures measures)
    {
        var drafts = new List<Draft>();
        var breaks = new Breaks(region.Left, region.Margin, measures.Leading, measures.Body);
        foreach (var (bands, grid) in new TableFinder(region).Parts())
        {
            if (grid is null)
            {
                AddText(drafts, region, bands, breaks);
                continue;
            }

            if (!grid.IsList)
            {
                drafts.Add(new(region) { Grids = [grid] });
                continue;
            }

            foreach (var column in grid.Columns.Select((_, at) => grid.Rows.SelectMany(row => row[at]).ToList()).Where(static column => column.Count > 0))
            {
                // With room at its end without end, every line is on its own.
                AddText(drafts, region, Band.Of(column), new(region.Left, double.PositiveInfinity, measures.Leading, measures.Body));
            }
        }

        SignlessItems.Mark(drafts);
        return drafts;
    }

    private static void AddText(List<Draft> drafts, Region region, List<Band> bands, Breaks breaks)
    {
        AddLines(drafts, region, bands.ConvertAll(static band => band.Whole()), breaks);
    }

    public static void AddLines(List<Draft> drafts, Region region, List<Line> lines, Breaks breaks)
    {
        Draft? open = null;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.Text.Length == 0)
            {
                continue;
            }

            if (open is null || breaks.Before(line, open.Lines, open.Bulleted, at + 1 < lines.Count ? lines[at + 1] : null))
            {
                open = new(region) { Bulleted = Bullet.Starts(line.Text) };
                drafts.Add(open);
            }

            open.Lines.Add(line);
            open.Full = !breaks.Fits(line, 4 * line.Size);
        }
    }
}
