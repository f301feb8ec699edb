using Markdig.Syntax;
using PluginHost.Rules.Reading.Html;

namespace PluginHost.Rules.Reading.Markdown;

/// <summary>HTML that stands between Markdown, gathered until its table is closed: Markdown ends an HTML block at an empty line, HTML does not.</summary>
internal sealed class HtmlRun(string source)
{
    private int from = -1;
    private int to;
    private bool open;

    public bool Takes(Markdig.Syntax.Block block)
    {
        if (block is not HtmlBlock && !open)
            return false;

        from = from < 0 ? block.Span.Start : from;
        to = Math.Min(source.Length, block.Span.End + 1);
        var text = source.AsSpan(block.Span.Start, Math.Max(0, to - block.Span.Start));
        var begins = text.LastIndexOf("<table", StringComparison.OrdinalIgnoreCase);
        var ends = text.LastIndexOf("</table", StringComparison.OrdinalIgnoreCase);
        open = begins > ends || (open && ends < 0);
        return true;
    }

    public void Flush(List<Block> blocks)
    {
        if (from >= 0 && to > from)
            blocks.AddRange(HtmlBlocks.Of(source[from..to]));
        (from, open) = (-1, false);
    }
}
