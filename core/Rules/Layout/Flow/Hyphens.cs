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

    /// <summary>Looks for what was asked in a line of the document; its last word may be half a one.</summary>
    public void Search(string line)
    {
        if (asked.Count == 0)
        {
            return;
        }

        var lookup = asked.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = -1;
        for (var at = 0; at < line.Length; at++)
        {
            if (char.IsLetter(line[at]) || (line[at] == '-' && start >= 0))
            {
                start = start < 0 ? at : start;
                continue;
            }

            Note(lookup, line.AsSpan(), start, at);
            start = -1;
        }

        Note(lookup, line.AsSpan(), start, line.Length);
    }

    /// <summary>Whether this document parts words at all: a pair that is seen nowhere else is judged by the others.</summary>
    public void Judge() =>
        parts = pairs.Count(pair => seen.Contains(pair.Last + pair.First)) >= pairs.Count(pair => seen.Contains(pair.Last + "-" + pair.First));

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

    private void Note(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup, ReadOnlySpan<char> line, int start, int end)
    {
        if (start >= 0 && lookup.TryGetValue(line[start..end], out var word))
        {
            seen.Add(word);
        }
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
