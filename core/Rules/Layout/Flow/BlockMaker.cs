namespace PluginHost.Rules.Layout;

/// <summary>Makes blocks of drafts.</summary>
internal sealed class BlockMaker(HeadingRanks ranks, Hyphens hyphens)
{
    public static List<Block> Of(List<Draft> drafts, IReadOnlyList<Sheet> sheets, double body)
    {
        var hyphens = new Hyphens();
        foreach (var lines in drafts.SelectMany(Runs))
        {
            for (var at = 1; at < lines.Count; at++)
            {
                hyphens.Ask(lines[at - 1].Text, lines[at].Text);
            }
        }

        hyphens.Search(sheets);
        var maker = new BlockMaker(new(drafts, body), hyphens);
        return Gathered(drafts.AsParallel().AsOrdered().WithDegreeOfParallelism(PageReading.Threads).Select(maker.Block));
    }

    /// <summary>Items that follow each other are one list.</summary>
    private static List<Block> Gathered(IEnumerable<Block> single)
    {
        var blocks = new List<Block>();
        foreach (var block in single)
        {
            if (block is Bullets item && blocks.Count > 0 && blocks[^1] is Bullets { Items: List<string> items })
            {
                items.AddRange(item.Items);
            }
            else
            {
                blocks.Add(block is Bullets { Page: var page, Items: var first } ? new Bullets(page, first.ToList()) : block);
            }
        }

        return blocks;
    }

    private static IEnumerable<List<Line>> Runs(Draft draft) =>
        draft.Grids.SelectMany(static grid => grid.Rows).SelectMany(static row => row).Where(static cell => cell.Count > 1).Prepend(draft.Lines);

    private Block Block(Draft draft)
    {
        if (draft.Grids.Count > 0)
        {
            return Table(draft);
        }

        if (ranks.Of(draft) is { } level)
        {
            return new Heading(draft.Page, level, Prose.Plain(draft.Lines, hyphens));
        }

        if (draft.Bulleted)
        {
            var item = Prose.Plain(draft.Lines, hyphens);
            return new Bullets(draft.Page, [Bullet.Starts(item) ? item[1..].TrimStart() : item]);
        }

        var (text, lead) = Prose.Led(draft.Lines, hyphens);
        return new Paragraph(draft.Page, text, lead);
    }

    private Table Table(Draft draft)
    {
        var rows = new List<IReadOnlyList<string>>();
        string[] header = [];
        foreach (var grid in draft.Grids)
        {
            var names = grid.Rows.Take(grid.Headers).Select(Cells).ToList();
            header = header.Length > 0 || names.Count == 0 ? header : [.. Enumerable.Range(0, grid.Columns.Count).Select(at => string.Join(' ', names.Select(row => row[at]).Where(static name => name.Length > 0)))];
            rows.AddRange(grid.Rows.Skip(grid.Headers).Select(Cells));
        }

        return new(draft.Page, header, rows, draft.Caption is { } caption ? Prose.Plain(caption.Lines, hyphens) : null);
    }

    private string[] Cells(List<Line>[] row) => Array.ConvertAll(row, cell => Prose.Plain(cell, hyphens));
}
