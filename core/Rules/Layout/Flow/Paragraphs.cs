namespace PluginHost.Rules.Layout;

/// <summary>Makes drafts of a region: its paragraphs, items and tables, in order.</summary>
internal static class Paragraphs
{
    public static List<Draft> Of(Region region, Measures measures)
    {
        var drafts = new List<Draft>();
        var breaks = new Breaks(Margin(region), measures.Leading);
        foreach (var (bands, grid) in new TableFinder(region).Parts())
        {
            if (grid is null)
            {
                AddText(drafts, region, bands, breaks);
                continue;
            }

            var table = new Draft(region) { Grids = [grid] };
            if (drafts.Count > 0 && drafts[^1] is { Grids.Count: 0 } above && Captions.Names(above, grid, measures.Body))
            {
                drafts.RemoveAt(drafts.Count - 1);
                table.Caption = above;
            }

            drafts.Add(table);
        }

        return drafts;
    }

    private static void AddText(List<Draft> drafts, Region region, List<Band> bands, Breaks breaks)
    {
        var lines = bands.ConvertAll(static band => band.Lines.OrderBy(static line => line.Left).Aggregate(static (left, right) => left.With(right)));
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

    /// <summary>Where most lines may end; one that sticks out does not count.</summary>
    private static double Margin(Region region)
    {
        var ends = region.Lines.Select(static line => line.Right).Order().ToList();
        return ends[Math.Max(0, ends.Count - 1 - (ends.Count / 20))];
    }
}
