namespace PluginHost.Rules.Layout;

/// <summary>Makes blocks of drafts.</summary>
internal sealed class BlockMaker(HeadingRanks ranks, Hyphens hyphens)
{
    private readonly List<Block> blocks = [];

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

        foreach (var line in sheets.SelectMany(static sheet => sheet.Lines))
        {
            hyphens.Search(line.Text);
        }

        hyphens.Judge();

        var maker = new BlockMaker(new(drafts, body), hyphens);
        drafts.ForEach(maker.Add);
        return maker.blocks;
    }

    private static IEnumerable<List<Line>> Runs(Draft draft) =>
        draft.Grids.SelectMany(static grid => grid.Rows).SelectMany(static row => row).Where(static cell => cell.Count > 1).Prepend(draft.Lines);

    private void Add(Draft draft)
    {
        if (draft.Grids.Count > 0)
        {
            blocks.Add(Table(draft));
        }
        else if (ranks.Of(draft) is { } level)
        {
            blocks.Add(new Heading(draft.Page, level, Prose.Plain(draft.Lines, hyphens)));
        }
        else if (draft.Bulleted)
        {
            AddItem(draft);
        }
        else
        {
            var (text, lead) = Prose.Led(draft.Lines, hyphens);
            blocks.Add(new Paragraph(draft.Page, text, lead));
        }
    }

    private void AddItem(Draft draft)
    {
        var text = Prose.Plain(draft.Lines, hyphens)[1..].TrimStart();
        if (blocks.Count > 0 && blocks[^1] is Bullets { Items: List<string> items })
        {
            items.Add(text);
        }
        else
        {
            blocks.Add(new Bullets(draft.Page, new List<string> { text }));
        }
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
