using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Puts the runs of a page together to lines, wherever no column's gap is between them.</summary>
internal static class LineMaker
{
    /// <summary>A page of small print has some thousands; more than this is no page to read.</summary>
    public const int MostRuns = 20_000;

    /// <summary>In sizes of the letters: wider is a gap between columns or cells.</summary>
    public const double Gap = 0.5;

    private const double Space = 0.13;

    /// <param name="mark">The runs with this mark are the only ones, or are left out.</param>
    public static List<Line> Of(PdfPage page, int mark, bool skip, PageTags? tags = null)
    {
        var runs = Readable(page, mark, skip);
        runs.Sort(static (one, other) => one.Baseline.CompareTo(other.Baseline));
        if (Scripts.Settle(runs))
        {
            runs.Sort(static (one, other) => one.Baseline.CompareTo(other.Baseline));
        }

        var lines = new List<Line>();
        for (int start = 0, end; start < runs.Count; start = end)
        {
            for (end = start + 1; end < runs.Count && runs[end].Baseline - runs[start].Baseline < 0.25 * Math.Min(runs[end].Size, runs[start].Size);)
            {
                end++;
            }

            AddRow(lines, runs.GetRange(start, end - start), tags);
        }

        return lines;
    }

    private static List<PdfRun> Readable(PdfPage page, int mark, bool skip)
    {
        var runs = new List<PdfRun>(Math.Min(page.Runs.Count, MostRuns));
        foreach (var run in page.Runs)
        {
            var finite = double.IsFinite(run.X) && double.IsFinite(run.Baseline) && double.IsFinite(run.Width) && run.Size is > 0 and < 10_000;
            var inside = run.X > -page.Width && run.X < 2 * page.Width && run.Baseline > -page.Height && run.Baseline < 2 * page.Height;
            if (finite && inside && run.Mark == mark != skip && !run.Turned && !string.IsNullOrWhiteSpace(run.Text) && runs.Count < MostRuns)
            {
                runs.Add(Ligatures.Parted(run.Text) is var text && ReferenceEquals(text, run.Text) ? run : run with { Text = text });
            }
        }

        return runs;
    }

    private static void AddRow(List<Line> lines, List<PdfRun> row, PageTags? tags)
    {
        row.Sort(static (one, other) => one.X.CompareTo(other.X));
        var open = new LineBuilder(row[0], tags?.Block(row[0].Mark) ?? -1);
        foreach (var run in row.Skip(1))
        {
            var tag = tags?.Block(run.Mark) ?? -1;
            var gap = run.X - open.Right;
            var size = Math.Max(run.Size, open.Size);
            if (open.Repeats(run))
            {
                continue;
            }

            if (tag == open.Tag && gap < open.Reach * size && !open.IsCap(run))
            {
                open.Add(run, gap > Space * Math.Min(run.Size, open.Size));
                continue;
            }

            lines.Add(open.Line());
            open = new(run, tag);
        }

        lines.Add(open.Line());
    }
}
