namespace PluginHost.Rules.Reading.Html;

/// <summary>A cheap look at how deep tags are opened before a parser builds a tree of them.</summary>
internal static class HtmlDepth
{
    private const int Deepest = 2_000;

    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "colgroup",
    };

    public static bool IsTooDeep(string text)
    {
        var depth = 0;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var closing = text[at + 1] == '/';
            var from = closing ? at + 2 : at + 1;
            var to = from;
            while (to < text.Length && to - from < 20 && char.IsAsciiLetterOrDigit(text[to]))
                to++;
            if (to == from || Empty.Contains(text[from..to]))
                continue;

            depth = Math.Max(0, depth + (closing ? -1 : 1));
            if (depth > Deepest)
                return true;
        }

        return false;
    }
}
