namespace PluginHost.Rules.Layout;

/// <summary>What is usual in a document: the size of its text, the distance of its lines, and where its columns part.</summary>
/// <param name="Leading">From line to line of one paragraph, in sizes of the letters.</param>
internal sealed record Measures(double Body, double Leading, IReadOnlyList<Gutter> Gutters)
{
    /// <summary>So many letters at both sides speak for columns on their own; fewer, when other pages have the same gutter.</summary>
    public const int PlainGutter = 250;

    private const double Near = 9;

    public bool Knows(double middle) => Gutters.Any(known => Math.Abs(known.Middle - middle) < Near);

    public static Measures Of(IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<int, long>();
        foreach (var line in sheets.SelectMany(static sheet => sheet.Lines))
        {
            var size = (int)Math.Round(line.Size * 4);
            sizes[size] = sizes.GetValueOrDefault(size) + line.Letters;
        }

        var body = sizes.Count == 0 ? 10 : Math.Max(1, sizes.MaxBy(static pair => pair.Value).Key) / 4.0;
        return new(body, Distance(sheets, body), Usual(sheets, cancellationToken));
    }

    private static double Distance(IReadOnlyList<Sheet> sheets, double body)
    {
        var seen = new Dictionary<int, int>();
        foreach (var lines in sheets.Select(static sheet => sheet.Lines))
        {
            for (var at = 0; at < lines.Count; at++)
            {
                var next = Below(lines, at);
                if (next > 0 && Math.Abs(lines[at].Size - body) < 0.3)
                {
                    var pitch = (int)Math.Round(20 * (lines[next].Baseline - lines[at].Baseline) / body);
                    seen[pitch] = seen.GetValueOrDefault(pitch) + 1;
                }
            }
        }

        // A page of single lines has more wide distances than narrow ones: the narrowest that is frequent counts.
        var frequent = seen.Count == 0 ? 0 : seen.Values.Max() / 4;
        return seen.Where(pair => pair.Value >= frequent).Select(static pair => pair.Key / 20.0).DefaultIfEmpty(1.25).Min();
    }

    private static int Below(List<Line> lines, int at)
    {
        for (var next = at + 1; next < lines.Count && next < at + 8; next++)
        {
            var pitch = (lines[next].Baseline - lines[at].Baseline) / lines[at].Size;
            if (pitch is > 0.9 and < 2.2 && Math.Abs(lines[next].Left - lines[at].Left) < 1)
            {
                return next;
            }
        }

        return 0;
    }

    /// <summary>Gutters that several pages have at the same place, the most frequent first.</summary>
    private static List<Gutter> Usual(IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        var seen = new List<(Gutter Gutter, int Pages)>();
        var found = sheets.AsParallel().AsOrdered().WithDegreeOfParallelism(PageReading.Threads).WithCancellation(cancellationToken)
            .Select(static sheet => sheet.Lines.Count == 0 ? null : Layout.Gutters.Best([.. sheet.Lines], sheet.Rulings)).ToList();
        foreach (var gutter in found.OfType<Gutter>().Where(static gutter => gutter.Weight >= PlainGutter))
        {
            var at = seen.FindIndex(one => Math.Abs(one.Gutter.Middle - gutter.Middle) < Near);
            if (at < 0)
            {
                seen.Add((gutter, 1));
            }
            else
            {
                seen[at] = (Narrower(seen[at].Gutter, gutter), seen[at].Pages + 1);
            }
        }

        var least = Math.Max(3, 0.05 * found.Count(static gutter => gutter is not null));
        return [.. seen.Where(one => one.Pages >= least).OrderByDescending(static one => one.Pages).Select(static one => one.Gutter).Take(4)];
    }

    private static Gutter Narrower(Gutter one, Gutter other)
    {
        var (left, right) = (Math.Max(one.Left, other.Left), Math.Min(one.Right, other.Right));
        return right > left ? new(left, right, Math.Max(one.Weight, other.Weight)) : one;
    }
}
