namespace PluginHost.Rules.Understanding;

/// <summary>A block's text as a person would read it out.</summary>
internal static class Words
{
    public static string Of(Block block) => block switch
    {
        Heading heading => heading.Text,
        Paragraph { Lead: { } lead } paragraph => paragraph.Text.Length == 0 ? lead : $"{lead} {paragraph.Text}",
        Paragraph paragraph => paragraph.Text,
        Bullets bullets => string.Join("\n", bullets.Items.Select(static item => "• " + item)),
        Table table => string.Join("\n", Lines(table)),
        _ => "",
    };

    public static int Count(string text)
    {
        var count = 0;
        var inside = false;
        foreach (var letter in text)
        {
            var white = char.IsWhiteSpace(letter);
            count += !white && !inside ? 1 : 0;
            inside = !white;
        }

        return count;
    }

    private static IEnumerable<string> Lines(Table table)
    {
        if (table.Caption is not null)
            yield return table.Caption;
        if (table.Header.Count > 0)
            yield return string.Join(" | ", table.Header);
        foreach (var row in table.Rows)
            yield return string.Join(" | ", row);
    }
}
