namespace PluginHost.Rules.Layout;

/// <summary>Mends words that were parted at the end of a line. A hyphen that may belong to the word is judged by the rest of the document.</summary>
internal sealed class Hyphens
{
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<(string Last, string First)> pairs = [];
    private bool parts = true;

    /// <summary>Notes a pair of lines whose joint will have to be judged.</summary>
    public void Ask(string above, string below)
    {
        if (IsParted(above, below))
        {
            pairs.Add((Last(above), First(below)));
            asked.Add(Last(above) + First(below));
            asked.Add(Last(above) + "-" + First(below));
        }
    }

    /// <summary>Looks through the document for what was asked, and learns whether it parts words at all: a pair that is seen nowhere else is judged by the others.</summary>
    public void Search(IReadOnlyList<Sheet> sheets)
    {
        if (asked.Count == 0)
        {
            return;
        }

        seen.UnionWith(sheets.AsParallel().WithDegreeOfParallelism(PageReading.Threads).SelectMany(sheet => Found(sheet.Lines)));
        parts = pairs.Count(pair => seen.Contains(pair.Last + pair.First)) >= pairs.Count(pair => seen.Contains(pair.Last + "-" + pair.First));
    }

    /// <summary>What stands between two lines of one paragraph, and how much of the upper one's end goes away.</summary>
    public (int Cut, string Between) Joint(string above, string below)
    {
        if (above.Length == 0 || below.Length == 0)
        {
            return (0, "");
        }

        if (above[^1] == '\u00ad')
        {
            // It is no letter of the text and has not been written.
            return (0, "");
        }

        if (IsParted(above, below))
        {
            var (last, first) = (Last(above), First(below));
            var (whole, hyphened) = (seen.Contains(last + first), seen.Contains(last + "-" + first));
            return whole || (!hyphened && parts) ? (1, "") : (0, "");
        }

        return IsBound(above, below) ? (0, "") : (0, " ");
    }

    /// <summary>The last word of a line may be half a one; a hyphen at its end makes it none that was asked for.</summary>
    private List<string> Found(List<Line> lines)
    {
        var found = new List<string>();
        var lookup = asked.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in lines)
        {
            var text = line.Text.AsSpan();
            for (int at = 0, start; at < text.Length; at++)
            {
                for (start = at; at < text.Length && (char.IsLetter(text[at]) || (text[at] == '-' && at > start));)
                {
                    at++;
                }

                if (at - start > 2 && lookup.TryGetValue(text[start..at], out var word))
                {
                    found.Add(word);
                }
            }
        }

        return found;
    }

    private static bool IsParted(string above, string below) => above.Length > 1 && above[^1] is '-' or '\u2010' && char.IsLetter(above[^2]) && below.Length > 0 && char.IsLower(below[0]);

    /// <summary>Dashes and slashes that had no space before them had none behind either.</summary>
    private static bool IsBound(string above, string below)
    {
        if (below[0] == '—' && below.Length > 1 && below[1] != ' ')
        {
            return true;
        }

        return above.Length > 1 && above[^2] != ' ' && above[^1] is '-' or '—' or '–' or '/' or '\u2010' && !char.IsWhiteSpace(above[^2]);
    }

    private static string Last(string line)
    {
        var end = line.Length - 1;
        var start = end;
        while (start > 0 && char.IsLetter(line[start - 1]))
        {
            start--;
        }

        return line[start..end];
    }

    private static string First(string line)
    {
        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
        {
            end++;
        }

        return line[..end];
    }
}
