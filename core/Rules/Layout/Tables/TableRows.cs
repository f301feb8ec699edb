using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Tells the rows of a table apart: by rules and shading where there are any, otherwise by the distance of lines.</summary>
internal static class TableRows
{
    public static List<List<Line>[]> Of(List<Line> lines, List<Stripe> columns, List<PdfBox> rulings)
    {
        var boxes = rulings.FindAll(box => Math.Min(box.Right, columns[^1].Right) - Math.Max(box.Left, columns[0].Left) > 0.5 * (columns[^1].Right - columns[0].Left));
        var edges = Edges(lines, boxes);
        var parts = lines.GroupBy(line => edges.Count(edge => edge < Middle(line))).OrderBy(static part => part.Key).SelectMany(static part => Headed([.. part])).ToList();
        return IsRowEach(parts, columns, boxes) ? parts.ConvertAll(part => Row(part, columns)) : [.. parts.SelectMany(part => Divide(part, columns))];
    }

    /// <summary>Names of columns in bold are a row of their own, above other cells and below them.</summary>
    private static IEnumerable<List<Line>> Headed(List<Line> part)
    {
        var rows = new List<(bool Bold, List<Line> Lines)>();
        foreach (var band in Band.Of(part))
        {
            var bold = band.Bold && (band.Gaps.Count > 0 || (rows.Count > 0 && rows[^1].Bold));
            if (rows.Count > 0 && rows[^1].Bold == bold)
            {
                rows[^1].Lines.AddRange(band.Lines);
            }
            else
            {
                rows.Add((bold, band.Lines));
            }
        }

        return rows.Select(static row => row.Lines);
    }

    /// <summary>Whether rules or shading part every row from the next, rather than groups of rows.</summary>
    private static bool IsRowEach(List<List<Line>> parts, List<Stripe> columns, List<PdfBox> boxes)
    {
        var single = parts.Count(part => Leading(part, columns) <= 1);
        if (parts.Count >= 3 && single >= 0.6 * parts.Count)
        {
            return true;
        }

        var heights = parts.Where(static part => !part.Exists(static line => line.Bold))
            .ToLookup(part => boxes.Exists(box => box.Bottom - box.Top > 5 && box.Top < Middle(part[0]) && box.Bottom > Middle(part[0])), static part => part.Max(static line => line.Bottom) - part.Min(static line => line.Top));
        return heights[true].Any() && heights[false].Any() && Median(heights[false]) < 2.2 * Median(heights[true]);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static double Middle(Line line) => line.Baseline - (0.3 * line.Size);

    private static List<double> Edges(List<Line> lines, List<PdfBox> rulings)
    {
        var (top, bottom) = (lines.Min(static line => line.Top), lines.Max(static line => line.Bottom));
        var edges = new List<double>();
        foreach (var box in rulings.Where(box => box.Bottom > top && box.Top < bottom))
        {
            edges.AddRange(box.Bottom - box.Top < 3 ? [(box.Top + box.Bottom) / 2] : [box.Top, box.Bottom]);
        }

        edges.Sort();
        var apart = new List<double>();
        foreach (var edge in edges.Where(edge => edge > top && edge < bottom))
        {
            if (apart.Count == 0 || edge - apart[^1] > 3)
            {
                apart.Add(edge);
            }
        }

        return apart;
    }

    /// <summary>How many lines the first filled column has.</summary>
    private static int Leading(List<Line> part, List<Stripe> columns) =>
        part.GroupBy(line => TableColumns.Index(columns, line)).MinBy(static column => column.Key)!.Count();

    private static List<Line>[] Row(IEnumerable<Line> lines, List<Stripe> columns)
    {
        var row = new List<Line>[columns.Count];
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = [];
        }

        foreach (var line in lines.OrderBy(static line => line.Baseline).ThenBy(static line => line.Left))
        {
            row[TableColumns.Index(columns, line)].Add(line);
        }

        return row;
    }

    private static IEnumerable<List<Line>[]> Divide(List<Line> part, List<Stripe> columns)
    {
        var cells = part.GroupBy(line => TableColumns.Index(columns, line)).Select(static column => column.OrderBy(static line => line.Baseline).ToList()).ToList();
        var pairs = cells.SelectMany(static column => column.Zip(column.Skip(1))).Where(static pair => pair.Second.Baseline - pair.First.Baseline > 0.7 * pair.First.Size).ToList();
        if (pairs.Count == 0)
        {
            return [Row(part, columns)];
        }

        var pitch = (pairs.Min(static pair => pair.Second.Baseline - pair.First.Baseline) * 1.1) + 0.3;
        var first = part.Where(line => TableColumns.Index(columns, line) == 0).ToList();
        var tight = pairs.FindAll(pair => pair.Second.Baseline - pair.First.Baseline <= pitch);
        var rowlike = tight.Count(pair => Beside(pair.First, first) && Beside(pair.Second, first));
        return tight.Count == pairs.Count || rowlike * 2 > tight.Count ? ByFirst(part, columns) : ByBlocks(cells, pitch, columns);
    }

    private static bool Beside(Line line, List<Line> others) => others.Exists(other => Math.Abs(other.Baseline - line.Baseline) < 0.3 * line.Size);

    /// <summary>Every band is a row, but a lone cell that does not begin one goes on with the row above.</summary>
    private static List<List<Line>[]> ByFirst(List<Line> part, List<Stripe> columns)
    {
        var rows = new List<List<Line>[]>();
        foreach (var row in Band.Of(part).Select(band => Row(band.Lines, columns)))
        {
            if (rows.Count > 0 && row[0].Count == 0 && row.Count(static cell => cell.Count > 0) == 1)
            {
                var at = Array.FindIndex(row, static cell => cell.Count > 0);
                rows[^1][at].AddRange(row[at]);
            }
            else
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Lines set tight below each other are one cell; cells that stand beside each other are one row, however they are aligned.</summary>
    private static IEnumerable<List<Line>[]> ByBlocks(List<List<Line>> cells, double pitch, List<Stripe> columns)
    {
        var blocks = new List<List<Line>>();
        foreach (var column in cells)
        {
            foreach (var line in column)
            {
                if (blocks.Count > 0 && !ReferenceEquals(column[0], line) && line.Baseline - blocks[^1][^1].Baseline <= pitch)
                {
                    blocks[^1].Add(line);
                }
                else
                {
                    blocks.Add([line]);
                }
            }
        }

        var open = new List<Line>();
        var floor = double.NegativeInfinity;
        foreach (var block in blocks.OrderBy(static block => block[0].Baseline - (0.8 * block[0].Size)))
        {
            if (open.Count > 0 && block[0].Baseline - (0.8 * block[0].Size) >= floor)
            {
                yield return Row(open, columns);
                open.Clear();
                floor = double.NegativeInfinity;
            }

            open.AddRange(block);
            floor = Math.Max(floor, block[^1].Baseline);
        }

        yield return Row(open, columns);
    }
}
