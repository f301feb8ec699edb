namespace PluginHost.Rules.Layout;

/// <summary>Words on one baseline without a gap that could be a column's.</summary>
internal sealed class Line : Item
{
    public Line(IReadOnlyList<Strand> strands, double left, double right, double baseline)
        : this(strands, left, right, baseline, Looks.Of(strands))
    {
    }

    private Line(IReadOnlyList<Strand> strands, double left, double right, double baseline, Looks looks)
        : base(left, baseline - (0.72 * looks.Size), right, baseline + (0.22 * looks.Size))
    {
        Strands = strands;
        Baseline = baseline;
        Size = looks.Size;
        Letters = looks.Letters;
        Bold = looks.Bold;
        Text = strands.Count == 1 ? strands[0].Text.Trim() : string.Concat(strands.Select(static strand => strand.Text)).Trim();
    }

    public IReadOnlyList<Strand> Strands { get; }

    public double Baseline { get; }

    /// <summary>Of most of its letters; of the largest when it is set in small capitals.</summary>
    public double Size { get; }

    public int Letters { get; }

    /// <summary>Whether every letter of it is.</summary>
    public bool Bold { get; }

    public string Text { get; }

    /// <summary>The block that tags put it into; -1 for none.</summary>
    public int Tag { get; init; } = -1;

    /// <summary>What stands left and right of a place, when there is a gap between pieces.</summary>
    public (Line Left, Line Right)? Parted(Stripe gap)
    {
        for (var at = 1; at < Strands.Count; at++)
        {
            if (Strands[at - 1].Right < gap.Right + 1 && Strands[at].Left > gap.Left - 1 && Strands[at].Left - Strands[at - 1].Right > 0.15 * Size)
            {
                return (new([.. Strands.Take(at)], Left, Strands[at - 1].Right, Baseline), new([.. Strands.Skip(at)], Strands[at].Left, Right, Baseline));
            }
        }

        return null;
    }

    /// <summary>Lines beside each other as one, from left to right.</summary>
    public static Line Of(IReadOnlyList<Line> row)
    {
        if (row.Count == 1)
        {
            return row[0];
        }

        var strands = new List<Strand>();
        foreach (var strand in row.Where(static line => line.Text.Length > 0).SelectMany(static line => line.Strands.Select((strand, at) => (strand, at))))
        {
            if (strand.at == 0 && strands.Count > 0)
            {
                strands[^1] = strands[^1] with { Text = strands[^1].Text.TrimEnd() + " " };
            }

            strands.Add(strand.at == 0 ? strand.strand with { Text = strand.strand.Text.TrimStart() } : strand.strand);
        }

        return new(strands, row[0].Left, row.Max(static line => line.Right), row.MaxBy(static line => line.Letters)!.Baseline);
    }
}
