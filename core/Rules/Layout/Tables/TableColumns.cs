namespace PluginHost.Rules.Layout;

/// <summary>Where a table's columns part: stripes that next to no line covers.</summary>
internal static class TableColumns
{
    public static List<Stripe> Of(List<Band> bands)
    {
        var cells = bands.FindAll(static band => band.Gaps.Count > 0);
        var plain = cells.FindAll(static band => !band.Bold);

        // Names often stand over several columns; they part nothing that the cells below do not part.
        var lines = (plain.Count > 1 ? plain : cells).SelectMany(static band => band.Lines).ToList();
        var edges = lines.SelectMany(Pieces).SelectMany(static piece => new[] { (At: piece.Left + 0.3, Change: 1), (At: piece.Right - 0.3, Change: -1) }).OrderBy(static edge => edge.At).ToList();
        var few = bands.Count / 12;
        var least = 0.25 * lines.Max(static line => line.Size);
        var columns = new List<Stripe>();
        var (open, left, low) = (0, edges[0].At, double.NaN);
        foreach (var (at, change) in edges)
        {
            var before = open;
            open += change;
            if (before > few && open <= few)
            {
                low = at;
            }
            else if (before <= few && open > few && at - low > least)
            {
                columns.Add(new(left, low));
                left = at;
            }
        }

        columns.Add(new(left, edges[^1].At));
        return columns;
    }

    /// <summary>What a line may fall apart into.</summary>
    private static IEnumerable<Stripe> Pieces(Line line)
    {
        var left = line.Left;
        for (var at = 1; at < line.Strands.Count; at++)
        {
            if (line.Strands[at].Apart)
            {
                yield return new(left, line.Strands[at - 1].Right);
                left = line.Strands[at].Left;
            }
        }

        yield return new(left, line.Right);
    }

    /// <summary>The lines, those cut that hold two cells set close.</summary>
    public static List<Line> Parted(IEnumerable<Line> lines, List<Stripe> columns)
    {
        var parted = new List<Line>();
        foreach (var line in lines)
        {
            var rest = line;
            for (var at = 1; at < columns.Count && rest.Strands.Count > 1; at++)
            {
                if (rest.Parted(new(columns[at - 1].Right, columns[at].Left)) is { } pieces)
                {
                    parted.Add(pieces.Left);
                    rest = pieces.Right;
                }
            }

            parted.Add(rest);
        }

        return parted;
    }

    /// <summary>A line over several columns is read with the first of them.</summary>
    public static int Index(IReadOnlyList<Stripe> columns, Line line)
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (var at = 0; at < columns.Count; at++)
        {
            var shared = Math.Min(columns[at].Right, line.Right) - Math.Max(columns[at].Left, line.Left);
            if (shared > 0.4 * columns[at].Width && line.Width > 1.3 * columns[at].Width)
            {
                return at;
            }

            (best, most) = shared > most ? (at, shared) : (best, most);
        }

        return best;
    }
}
