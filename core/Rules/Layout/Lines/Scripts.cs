using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Brings raised and lowered small letters onto the baseline of the words they belong to.</summary>
internal static class Scripts
{
    private const int Reach = 80;

    /// <param name="runs">Sorted by baseline; what is brought down keeps its place in the list.</param>
    public static bool Settle(List<PdfRun> runs)
    {
        var moved = false;
        for (var at = 0; at < runs.Count; at++)
        {
            if (runs[at].Text.Length <= 4 && Owner(runs, at) is { } owner)
            {
                runs[at] = runs[at] with { Baseline = owner.Baseline };
                moved = true;
            }
        }

        return moved;
    }

    private static PdfRun? Owner(List<PdfRun> runs, int at)
    {
        var small = runs[at];
        for (var step = 1; step <= Reach; step++)
        {
            if (Fits(runs, at + step, small) is { } below)
            {
                return below;
            }

            if (Fits(runs, at - step, small) is { } above)
            {
                return above;
            }
        }

        return null;
    }

    private static PdfRun? Fits(List<PdfRun> runs, int at, PdfRun small)
    {
        if (at < 0 || at >= runs.Count)
        {
            return null;
        }

        var large = runs[at];
        var rise = large.Baseline - small.Baseline;
        return small.Size < 0.8 * large.Size && rise != 0 && rise < 0.6 * large.Size && rise > -0.3 * large.Size
            && Math.Abs(small.X - large.Right) < 0.25 * large.Size ? large : null;
    }
}
