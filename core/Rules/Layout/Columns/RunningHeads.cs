namespace PluginHost.Rules.Layout;

/// <summary>Finds what is printed at the same height on page after page, and learns the page numbers from it.</summary>
internal static class RunningHeads
{
    private const int Rows = 3;

    /// <summary>Takes running heads and feet off the sheets.</summary>
    /// <returns>What was taken, for each sheet.</returns>
    public static List<List<Line>> Take(IReadOnlyList<Sheet> sheets)
    {
        var edges = sheets.Select(Edges).ToList();
        var heights = new Dictionary<int, Dictionary<string, int>>();
        foreach (var line in edges.SelectMany(static lines => lines))
        {
            var seen = heights.TryGetValue(Height(line), out var known) ? known : heights[Height(line)] = [];
            var key = Key(line);
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        var running = heights.Where(pair => IsRunning(pair.Value)).Select(static pair => pair.Key).ToHashSet();
        var taken = new List<List<Line>>(sheets.Count);
        for (var at = 0; at < sheets.Count; at++)
        {
            var gone = edges[at].FindAll(line => running.Contains(Height(line)) && (heights[Height(line)][Key(line)] > 1 || Key(line) == "#" || line.Letters < 60));
            if (gone.Count > 0)
            {
                var set = gone.ToHashSet();
                sheets[at].Lines = sheets[at].Lines.FindAll(line => !set.Contains(line));
            }

            taken.Add(gone);
        }

        return taken;
    }

    /// <summary>Text that changes from page to page is no running head, even where "Actions" happens to top three pages.</summary>
    private static bool IsRunning(Dictionary<string, int> seen)
    {
        var all = seen.Values.Sum();
        var repeated = seen.Values.Where(static count => count >= 3).Sum();
        return repeated >= 3 && repeated >= 0.6 * all;
    }

    private static List<Line> Edges(Sheet sheet)
    {
        var lines = sheet.Lines;
        var (from, to) = (Level(lines.Select(static line => line.Baseline)), Level(lines.AsEnumerable().Reverse().Select(static line => line.Baseline)));
        return lines.FindAll(line => (line.Baseline <= from && line.Baseline < 0.25 * sheet.Height) || (line.Baseline >= to && line.Baseline > 0.75 * sheet.Height));
    }

    /// <summary>Where the third row from an edge stands.</summary>
    private static double Level(IEnumerable<double> baselines)
    {
        var (rows, last) = (0, double.NaN);
        foreach (var baseline in baselines)
        {
            if (double.IsNaN(last) || Math.Abs(baseline - last) > 2)
            {
                last = baseline;
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
