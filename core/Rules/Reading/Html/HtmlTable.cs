using AngleSharp.Dom;

namespace PluginHost.Rules.Reading.Html;

internal static class HtmlTable
{
    private const int MostColumns = 100;

    public static Table? Of(IElement table)
    {
        List<string> header = [];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var cells = row.Children.Where(static cell => cell.LocalName is "td" or "th").Take(MostColumns).ToList();
            var texts = cells.SelectMany(static cell => Spread(cell)).Take(MostColumns).ToList();
            if (texts.TrueForAll(static text => text.Length == 0))
                continue;
            if (rows.Count == 0 && header.Count == 0 && cells.TrueForAll(static cell => cell.LocalName == "th"))
                header = texts;
            else
                rows.Add(texts);
        }

        var caption = table.QuerySelector("caption") is { } named ? HtmlWords.Text(named) : null;
        return header.Count == 0 && rows.Count == 0 ? null : new(0, header, rows, string.IsNullOrEmpty(caption) ? null : caption);
    }

    /// <summary>A cell that spans columns leaves empty ones behind it, so that the columns stay in line.</summary>
    private static IEnumerable<string> Spread(IElement cell)
    {
        yield return HtmlWords.Text(cell);
        var span = int.TryParse(cell.GetAttribute("colspan"), out var wide) ? Math.Clamp(wide, 1, MostColumns) : 1;
        for (var more = 1; more < span; more++)
            yield return "";
    }
}
