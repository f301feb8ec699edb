using Spectre.Console;

namespace PluginHost.Host;

internal static class Tables
{
    public static Table Of(params IEnumerable<string> headings)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Dim))).NoWrap());
        }

        return table;
    }

    /// <summary>The last column holds sentences and wraps.</summary>
    public static Table Wrapping(this Table table)
    {
        table.Columns[^1].NoWrap = false;
        return table;
    }

    /// <summary>What a plugin says about itself is text, never markup.</summary>
    public static void Row(this Table table, params IEnumerable<string?> cells) => table.AddRow(cells.Select(static cell => new Text(cell ?? string.Empty)));

    public static void Row(this Table table, Style style, params IEnumerable<string?> cells) =>
        table.AddRow(cells.Select((cell, at) => at == 1 ? new Text(cell ?? string.Empty, style) : new Text(cell ?? string.Empty)));
}
