namespace PluginHost.Rules.Layout;

/// <summary>Finds what is printed at the same height on page after page.</summary>
internal static class RunningHeads
{
    private const int Rows = 3;
    private const int Longest = 60;

    /// <summary>Takes running heads and feet off the sheets.</summary>
    /// <returns>What was taken, for each sheet.</returns>
    public static List<List<Line>> Take(IReadOnlyList<Sheet> sheets)
    {
        var edges = sheets.Select(Edges).ToList();
        var running = Heights(edges, sheets.Count);
        for (var at = 0; at < sheets.Count; at++)
        {
            edges[at].RemoveAll(line => !running.Contains(Height(line)) || line.Letters > Longest);
            if (edges[at].Count > 0)
            {
                var gone = edges[at].ToHashSet();
                sheets[at].Lines = sheets[at].Lines.FindAll(line => !gone.Contains(line));
            }

            edges[at].AddRange(sheets[at].Asides);
        }

        return edges;
    }

    /// <summary>Heights where most text stands again on one of the next pages. "Actions" may top three pages of a book and is still no running head: others there have other text.</summary>
    private static HashSet<int> Heights(List<List<Line>> edges, int pages)
    {
        var last = new Dictionary<(int Height, string Key), int>();
        var counts = new Dictionary<int, (int All, int Again)>();
        for (var at = 0; at < edges.Count; at++)
        {
            foreach (var (height, key) in edges[at].Select(static line => (Height(line), Key(line))).Distinct())
            {
                var again = last.TryGetValue((height, key), out var page) && at - page <= 2;
                var (all, repeated) = counts.GetValueOrDefault(height);
                counts[height] = (all + 1, repeated + (again ? 1 : 0));
                last[(height, key)] = at;
            }
        }

        var least = Math.Max(2, 0.1 * pages);
        return [.. counts.Where(pair => pair.Value.Again >= least && pair.Value.Again >= 0.6 * pair.Value.All).Select(static pair => pair.Key)];
    }

    private static List<Line> Edges(Sheet sheet)
    {
        var (from, to) = (Level(sheet.Lines), Level(sheet.Lines.AsEnumerable().Reverse()));
        return sheet.Lines.FindAll(line => (line.Baseline <= from && line.Baseline < 0.2 * sheet.Height) || (line.Baseline >= to && line.Baseline > 0.8 * sheet.Height));
    }

    /// <summary>Where the third row from an edge stands.</summary>
    private static double Level(IEnumerable<Line> lines)
    {
        var (rows, last) = (0, double.NaN);
        foreach (var line in lines)
        {
            if (double.IsNaN(last) || Math.Abs(line.Baseline - last) > 2)
            {
                last = line.Baseline;
                if (++rows == Rows)
                {
                    break;
                }
            }
        }

        return last;
    }

    private static int Height(Line line) => (int)Math.Round(line.Baseline / 3);

    /// <summary>The text without its numbers: they count the pages.</summary>
    private static string Key(Line line)
    {
        var key = new System.Text.StringBuilder(line.Text.Length);
        foreach (var letter in line.Text)
        {
            if (!char.IsDigit(letter))
            {
                key.Append(letter);
            }
            else if (key.Length == 0 || key[^1] != '#')
            {
                key.Append('#');
            }
        }

        return PageLabels.IsRoman(line.Text) ? "#" : key.ToString();
    }
}
