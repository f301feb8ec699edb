namespace PluginHost.Rules.Finding;

/// <summary>The part of a passage that answers best.</summary>
/// <param name="Marks">In <paramref name="Text"/>.</param>
/// <param name="Cut">Something stands before it.</param>
internal sealed record Snippet(string Text, IReadOnlyList<Mark> Marks, bool Cut)
{
    private const int Length = 280;

    public static Snippet Of(string body, Marks marks)
    {
        var found = marks.In(body);
        var start = Begin(body, Best(found));
        var end = End(body, start);
        return new Snippet(
            body[start..end],
            found.Where(mark => mark.Mark.Start >= start && mark.Mark.Start + mark.Mark.Length <= end).Select(mark => mark.Mark with { Start = mark.Mark.Start - start }).ToList(),
            start > 0);
    }

    /// <summary>Where the window begins in which the most is said; a word counts once.</summary>
    private static int Best(List<(Mark Mark, string Term, float Worth)> found)
    {
        var (best, at) = (0f, 0);
        for (var first = 0; first < found.Count; first++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var sum = 0f;
            for (var last = first; last < found.Count && found[last].Mark.Start + found[last].Mark.Length - found[first].Mark.Start < Length; last++)
            {
                sum += seen.Add(found[last].Term) ? found[last].Worth : 0;
            }

            if (sum > best)
            {
                (best, at) = (sum, found[first].Mark.Start);
            }
        }

        return at;
    }

    /// <summary>The beginning of the sentence when it is near, else of a word.</summary>
    private static int Begin(string body, int at)
    {
        var earliest = Math.Max(0, at - (Length / 3));
        for (var place = at; place > earliest; place--)
        {
            if (body[place - 1] is '\n' || (place > 1 && body[place - 1] == ' ' && body[place - 2] is '.' or '!' or '?'))
            {
                return place;
            }
        }

        return at < Length / 3 ? 0 : at;
    }

    private static int End(string body, int start)
    {
        var end = Math.Min(body.Length, start + Length);
        var word = end;
        while (word < body.Length && word > start + (Length / 2) && !char.IsWhiteSpace(body[word]))
        {
            word--;
        }

        return word > start ? word : end;
    }
}
