using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <param name="Weight">How many letters of running text stand at the emptier side.</param>
internal readonly record struct Gutter(double Left, double Right, int Weight)
{
    public double Middle => (Left + Right) / 2;
}

/// <summary>Finds the empty stripe between two columns: where, for the longest stretch down the page, running text stands at both sides and nothing crosses.</summary>
internal static class Gutters
{
    private const double Step = 2;
    private const int Running = 14;

    public static Gutter? Best(List<Item> items, List<PdfBox> rulings)
    {
        var (left, right) = (items.Min(static item => item.Left), items.Max(static item => item.Right));
        var count = (int)Math.Min((right - left) / Step, 1000);
        if (count < 20)
        {
            return null;
        }

        var open = new Stretch[count];
        var best = new int[count];
        foreach (var (from, to, letters) in Barriers(items, rulings))
        {
            for (var at = 0; at < count; at++)
            {
                var place = left + (at * Step);
                open[at] = open[at].With(place, from, to, letters);
                best[at] = Math.Max(best[at], open[at].Weight);
            }
        }

        return Widest(best, left, count);
    }

    /// <summary>Lines, frames and the rows of tables, from the top down: what may not be cut.</summary>
    private static IEnumerable<(double From, double To, int Letters)> Barriers(List<Item> items, List<PdfBox> rulings)
    {
        var top = items.Min(static item => item.Top);
        var bottom = items.Max(static item => item.Bottom);
        var all = items.Select(static item => (item.Top, item.Left, item.Right, Letters: item is Line line && line.Letters >= Running ? line.Letters : 0)).ToList();
        all.AddRange(rulings.Where(box => box.Top > top - 5 && box.Bottom < bottom + 5 && box.Bottom - box.Top < 0.3 * (bottom - top))
            .Select(static box => (box.Top, box.Left, box.Right, 0)));
        return all.OrderBy(static one => one.Top).Select(static one => (one.Left, one.Right, one.Letters));
    }

    private static Gutter? Widest(int[] best, double left, int count)
    {
        var (margin, most) = (count / 8, 0);
        for (var at = margin; at < count - margin; at++)
        {
            most = Math.Max(most, best[at]);
        }

        if (most == 0)
        {
            return null;
        }

        var (start, length) = (0, 0);
        for (int at = margin, run = 0; at < count - margin; at++)
        {
            run = best[at] >= 0.9 * most ? run + 1 : 0;
            (start, length) = run > length ? (at - run + 1, run) : (start, length);
        }

        return length * Step < 6 ? null : new Gutter(left + (start * Step), left + ((start + length - 1) * Step), most);
    }

    private readonly record struct Stretch(int Left, int Right)
    {
        public int Weight => Math.Min(Left, Right);

        public Stretch With(double place, double from, double to, int letters) =>
            to <= place ? this with { Left = Left + letters } : from >= place ? this with { Right = Right + letters } : default;
    }
}
