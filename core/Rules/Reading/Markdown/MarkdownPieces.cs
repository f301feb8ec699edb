namespace PluginHost.Rules.Reading.Markdown;

/// <summary>Cuts Markdown before headings, never inside fenced code or an HTML table; a piece without headings is cut at an empty line.
/// Pieces are small because some text costs a parser the square of its length.</summary>
internal static class MarkdownPieces
{
    private const int Enough = 16 * 1024;
    private const int Most = 32 * 1024;
    private const int MostWithin = 128 * 1024;

    public static IEnumerable<(string Text, int End)> Of(string text)
    {
        int from = 0, at = 0;
        bool fenced = false, tabled = false;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at, Math.Min(Most, text.Length - at));
            end = end < 0 ? Math.Min(text.Length, at + Most) : end + 1;
            if (at > from && MayCut(text.AsSpan(at, end - at), at - from, !fenced && !tabled))
            {
                yield return (text[from..at], at);
                (from, fenced, tabled) = (at, false, false);
            }

            (fenced, tabled) = Within(text.AsSpan(at, end - at), fenced, tabled);
            at = end;
        }

        if (from < text.Length)
            yield return (text[from..], text.Length);
    }

    private static bool MayCut(ReadOnlySpan<char> line, int length, bool whole) =>
        !whole ? length >= MostWithin : (length >= Enough && line.StartsWith("#")) || (length >= Most && line.IsWhiteSpace()) || length >= 2 * Most;

    private static (bool Fenced, bool Tabled) Within(ReadOnlySpan<char> line, bool fenced, bool tabled)
    {
        var start = line.TrimStart();
        tabled |= line.Contains("<table", StringComparison.OrdinalIgnoreCase);
        return (fenced ^ (start.StartsWith("```") || start.StartsWith("~~~")), tabled && !line.Contains("</table", StringComparison.OrdinalIgnoreCase));
    }
}
