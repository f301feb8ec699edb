using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>A table as it stands on one page: rows of cells, each cell the lines of it.</summary>
internal sealed record Grid(List<Line> Lines, IReadOnlyList<Stripe> Columns, List<List<Line>[]> Rows, int Headers)
{
    private const int ShortestList = 5;
    private const int LongestItem = 40;

    /// <summary>Whether its columns are to be read one after the other: names set in columns, as in an index, rather than rows.</summary>
    public bool IsList { get; init; }

    /// <summary>Without names of columns, without numbers to look up, and without a cell that wraps, nothing ties a row together.</summary>
    public bool LooksLikeList()
    {
        var cells = Rows.SelectMany(static row => row).Where(static cell => cell.Count > 0).ToList();
        return Headers == 0 && Rows.Count >= ShortestList && Columns.Count > 1
            && cells.TrueForAll(static cell => cell.Count == 1 && cell[0].Text.Length <= LongestItem)
            && !Columns.Where((_, at) => Rows.Count(row => row[at].Count > 0 && !char.IsLetter(row[at][0].Text[0])) * 3 > Rows.Count).Any();
    }

    /// <summary>A row of bold cells further down begins another table.</summary>
    public static IEnumerable<Grid> Of(List<Band> bands, List<PdfBox> rulings)
    {
        var columns = TableColumns.Of(bands);
        var lines = TableColumns.Parted(bands.SelectMany(static band => band.Lines), columns);
        var rows = TableRows.Of(lines, columns, rulings);
        var start = 0;
        for (var at = 1; at < rows.Count; at++)
        {
            if (IsHeader(rows[at]) && rows[at].Count(static cell => cell.Count > 0) >= 2 && !IsHeader(rows[at - 1]))
            {
                yield return From(columns, rows.GetRange(start, at - start));
                start = at;
            }
        }

        yield return From(columns, rows.GetRange(start, rows.Count - start));
    }

    private static Grid From(List<Stripe> columns, List<List<Line>[]> rows)
    {
        var headers = rows.TakeWhile(IsHeader).Count();
        return new([.. rows.SelectMany(static row => row).SelectMany(static cell => cell)], columns, rows, headers == rows.Count ? Math.Min(1, headers) : Math.Min(3, headers));
    }

    private static bool IsHeader(List<Line>[] row) => Array.TrueForAll(row, static cell => cell.TrueForAll(static line => line.Bold || line.Letters == 0)) && Array.Exists(row, static cell => cell.Exists(static line => line.Bold));
}
