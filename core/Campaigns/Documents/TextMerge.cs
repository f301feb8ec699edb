namespace PluginHost.Campaigns;

/// <summary>
/// Two people changed one text: what each changed is kept when they changed different sentences. What both add at one place stands one after the other.
/// </summary>
internal static class TextMerge
{
    private const int MostCells = 4_000_000;

    /// <returns>Nothing when both changed the same sentence, each in another way.</returns>
    public static string? Merge(string was, string one, string other)
    {
        var (origin, first, second) = (Sentences(was), Sentences(one), Sentences(other));
        if (Matches(origin, first) is not { } inFirst || Matches(origin, second) is not { } inSecond)
        {
            return null;
        }

        var merged = new List<string>();
        var (at, here, there) = (0, 0, 0);
        while (true)
        {
            // The next sentence that stands in all three.
            var stable = at;
            while (stable < origin.Count && (inFirst[stable] < 0 || inSecond[stable] < 0))
            {
                stable++;
            }

            var (toFirst, toSecond) = stable < origin.Count ? (inFirst[stable], inSecond[stable]) : (first.Count, second.Count);
            if (Between(origin[at..stable], first[here..toFirst], second[there..toSecond]) is not { } chosen)
            {
                return null;
            }

            merged.AddRange(chosen);
            if (stable == origin.Count)
            {
                return string.Concat(merged);
            }

            merged.Add(origin[stable]);
            (at, here, there) = (stable + 1, toFirst + 1, toSecond + 1);
        }
    }

    private static List<string>? Between(List<string> origin, List<string> one, List<string> other) =>
        one.SequenceEqual(other, StringComparer.Ordinal) || other.SequenceEqual(origin, StringComparer.Ordinal) ? one
        : one.SequenceEqual(origin, StringComparer.Ordinal) ? other
        : origin.Count == 0 && one.Count > 0 && other.Count > 0 ? [.. one, .. IsSpace(one[^1]) || IsSpace(other[0]) ? Array.Empty<string>() : ["\n"], .. other]
        : null;

    private static bool IsSpace(string piece) => piece is " " or "\n";

    /// <summary>A text as its sentences and lines, and what stands between them.</summary>
    private static List<string> Sentences(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == ' ' && index > 0 && text[index - 1] is '.' or '!' or '?'))
            {
                if (index > start)
                {
                    pieces.Add(text[start..index]);
                }

                pieces.Add(text[index..(index + 1)]);
                start = index + 1;
            }
        }

        if (start < text.Length)
        {
            pieces.Add(text[start..]);
        }

        return pieces;
    }

    /// <summary>For each piece its place in the other text, in order, or -1: a longest common subsequence.</summary>
    private static int[]? Matches(List<string> origin, List<string> other)
    {
        if ((long)(origin.Count + 1) * (other.Count + 1) > MostCells)
        {
            return null;
        }

        var lengths = new int[origin.Count + 1, other.Count + 1];
        for (var row = origin.Count - 1; row >= 0; row--)
        {
            for (var column = other.Count - 1; column >= 0; column--)
            {
                lengths[row, column] = origin[row] == other[column] ? lengths[row + 1, column + 1] + 1 : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        var places = new int[origin.Count];
        var (at, there) = (0, 0);
        for (; at < origin.Count; at++)
        {
            while (there < other.Count && origin[at] != other[there] && lengths[at, there + 1] > lengths[at + 1, there])
            {
                there++;
            }

            places[at] = there < other.Count && origin[at] == other[there] ? there++ : -1;
        }

        return places;
    }
}
