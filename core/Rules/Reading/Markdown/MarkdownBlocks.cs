using Markdig;
using Markdig.Syntax;
using MarkdigTable = Markdig.Extensions.Tables.Table;
using MarkdigRow = Markdig.Extensions.Tables.TableRow;
using MarkdigCell = Markdig.Extensions.Tables.TableCell;

namespace PluginHost.Rules.Reading.Markdown;

/// <summary>What Markdig parsed, as blocks. Quotes and lists of fields (as home-made stat blocks have them) are opened.</summary>
internal static class MarkdownBlocks
{
    private const int Deepest = 60;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseGenericAttributes().UseFootnotes().UseAbbreviations().Build();

    public static IReadOnlyList<Block> Of(string text)
    {
        var blocks = new List<Block>();
        Walk(Markdig.Markdown.Parse(text, Pipeline), text, blocks, 0);
        return blocks;
    }

    private static void Walk(ContainerBlock container, string source, List<Block> blocks, int depth)
    {
        var html = new HtmlRun(source);
        foreach (var block in container)
        {
            if (html.Takes(block))
                continue;

            html.Flush(blocks);
            switch (block)
            {
                case HeadingBlock heading when Inlines.Text(heading.Inline) is { Length: > 0 } text:
                    blocks.Add(new Heading(0, heading.Level, text));
                    break;
                case ParagraphBlock paragraph:
                    blocks.AddRange(Inlines.Paragraphs(paragraph.Inline));
                    break;
                case MarkdigTable table:
                    blocks.Add(Read(table));
                    break;
                case ListBlock list when depth < Deepest:
                    Take(list, source, blocks, depth);
                    break;
                case CodeBlock code when code.Lines.ToString().Trim() is { Length: > 0 } text:
                    blocks.Add(new Paragraph(0, text));
                    break;
                case ContainerBlock inner when depth < Deepest && inner is not Markdig.Syntax.LinkReferenceDefinitionGroup:
                    Walk(inner, source, blocks, depth + 1);
                    break;
            }
        }

        html.Flush(blocks);
    }

    private static void Take(ListBlock list, string source, List<Block> blocks, int depth)
    {
        var bullets = new List<string>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            List<Block> inner = [];
            Walk(item, source, inner, depth + 1);
            if (inner.Count > 0 && inner.TrueForAll(static block => block is Paragraph { Lead: null } or Bullets))
            {
                bullets.Add(string.Join(' ', inner.Select(static block => block is Bullets nested ? string.Join("; ", nested.Items) : ((Paragraph)block).Text)));
                continue;
            }

            Flush(bullets, blocks);
            blocks.AddRange(inner);
        }

        Flush(bullets, blocks);
    }

    private static void Flush(List<string> bullets, List<Block> blocks)
    {
        if (bullets.Count > 0)
            blocks.Add(new Bullets(0, [.. bullets]));
        bullets.Clear();
    }

    private static Table Read(MarkdigTable table)
    {
        var rows = table.OfType<MarkdigRow>().Select(static row => (row.IsHeader, Cells: (IReadOnlyList<string>)[.. row.OfType<MarkdigCell>().Select(Text)])).ToList();
        return new(0, rows.Find(static row => row.IsHeader).Cells ?? [], [.. rows.Where(static row => !row.IsHeader).Select(static row => row.Cells)]);
    }

    private static string Text(MarkdigCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(static leaf => Inlines.Text(leaf.Inline))).Trim();
}
