namespace PluginHost.Rules.Layout;

/// <summary>Lines that stand beside each other, at least in part.</summary>
internal sealed class Band(List<Line> lines)
{
    public List<Line> Lines { get; } = lines;

    public double Top { get; } = lines.Min(static line => line.Top);

    public double Bottom { get; } = lines.Max(static line => line.Bottom);

    public double Left { get; } = lines.Min(static line => line.Left);

    public double Right { get; } = lines.Max(static line => line.Right);

    public double Size { get; } = lines.Max(static line => line.Size);

    /// <summary>Whether all its letters are.</summary>
    public bool Bold { get; } = lines.TrueForAll(static line => line.Bold || line.Letters == 0) && lines.Exists(static line => line.Bold);

    /// <summary>The empty stripes inside of it.</summary>
    public List<Stripe> Gaps { get; } = Find(lines);

    public Line Whole() => Line.Of([.. Lines.OrderBy(static line => line.Left)]);

    /// <summary>Whether this is one line of text, its words driven apart evenly to fill the width.</summary>
    public bool IsJustified(Region region)
    {
        if (Gaps.Count == 0 || Lines.Count != Gaps.Count + 1 || Right < region.Margin - 1.5 || Lines.Exists(line => Math.Abs(line.Baseline - Lines[0].Baseline) > 0.5))
        {
            return false;
        }

        var row = Lines.OrderBy(static line => line.Left).ToList();
        var spaced = row.Zip(row.Skip(1)).All(static pair => char.IsWhiteSpace(pair.First.Strands[^1].Text[^1]) || char.IsWhiteSpace(pair.Second.Strands[0].Text[0]));
        var (narrow, wide) = (Gaps.Min(static gap => gap.Width), Gaps.Max(static gap => gap.Width));
        return wide < 2.5 * Size && (spaced ? wide < 1.8 * narrow : Gaps.Count > 1 && wide < 1.25 * narrow);
    }

    public static List<Band> Of(IEnumerable<Line> lines)
    {
        var bands = new List<Band>();
        var open = new List<Line>();
        var floor = double.NegativeInfinity;
        foreach (var line in lines.OrderBy(static line => Ceiling(line)))
        {
            if (open.Count > 0 && Ceiling(line) >= floor)
            {
                bands.Add(new(open));
                open = [];
                floor = double.NegativeInfinity;
            }

            open.Add(line);
            floor = Math.Max(floor, line.Baseline + (0.12 * line.Size));
        }

        if (open.Count > 0)
        {
            bands.Add(new(open));
        }

        return bands;
    }

    private static double Ceiling(Line line) => line.Baseline - (0.8 * line.Size);

    private static List<Stripe> Find(List<Line> lines)
    {
        var gaps = new List<Stripe>();
        var right = double.NegativeInfinity;
        foreach (var line in lines.OrderBy(static line => line.Left))
        {
            if (right > double.NegativeInfinity && line.Left - right > 0.45 * line.Size)
            {
                gaps.Add(new(right, line.Left));
            }

            right = Math.Max(right, line.Right);
        }

        return gaps;
    }
}
