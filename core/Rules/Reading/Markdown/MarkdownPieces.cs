namespace PluginHost.Rules.Reading.Markdown;

/// <summary>Cuts Markdown before headings, never inside fenced code or an HTML table; a piece without headings is cut at an empty line when it is long.</summary>
internal static class MarkdownPieces
{
    private const int Enough = 16 * 1024;
    private const int Most = 512 * 1024;

    /// <summary>A longer line is no prose; what follows in it is left out.</summary>
    private const int LongestPiece = 4 * 1024 * 1024;

    public static IEnumerable<(string Text, int End)> Of(string text)
    {
        int from = 0, at = 0;
        bool fenced = false, tabled = false;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            if (at > from && MayCut(text.AsSpan(at, end - at), at - from, !fenced && !tabled))
            {
                yield return (Piece(text, from, at), at);
                (from, fenced, tabled) = (at, false, false);
            }

            (fenced, tabled) = Within(text.AsSpan(at, end - at), fenced, tabled);
            at = end;
        }

        if (from < text.Length)
            yield return (Piece(text, from, text.Length), text.Length);
    }

    private static bool MayCut(ReadOnlySpan<char> line, int length, bool whole) =>
        (whole && length >= Enough && line.StartsWith("#")) || (length >= Most && (line.IsWhiteSpace() || length >= 2 * Most));

    private static (bool Fenced, bool Tabled) Within(ReadOnlySpan<char> line, bool fenced, bool tabled)
    {
        var start = line.TrimStart();
        tabled |= line.Contains("<table", StringComparison.OrdinalIgnoreCase);
        return (fenced ^ (start.StartsWith("```") || start.StartsWith("~~~")), tabled && !line.Contains("</table", StringComparison.OrdinalIgnoreCase));
    }

    private static string Piece(string text, int from, int to) => text[from..Math.Min(to, from + LongestPiece)];
}
