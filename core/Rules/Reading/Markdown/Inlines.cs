using System.Text;
using Markdig.Syntax.Inlines;
using Markdig.Extensions.Footnotes;

namespace PluginHost.Rules.Reading.Markdown;

/// <summary>The words of a line without their marks.</summary>
internal static class Inlines
{
    public static string Text(ContainerInline? inline)
    {
        var text = new StringBuilder();
        for (var at = inline?.FirstChild; at is not null; at = at.NextSibling)
            Append(at, text);
        return Blocks.OneLine(text.ToString());
    }

    /// <summary>A line that begins in bold begins a paragraph of its own: fields are often written with a plain line break between them.</summary>
    public static IEnumerable<Paragraph> Paragraphs(ContainerInline? inline)
    {
        string? lead = null;
        var text = new StringBuilder();
        var fresh = true;
        for (var at = inline?.FirstChild; at is not null; at = at.NextSibling)
        {
            if (fresh && IsBold(at))
            {
                if (Blocks.Field(lead, text.ToString()) is { } before)
                    yield return before;
                text.Clear();
                var bold = new StringBuilder();
                Append(at, bold);
                while (at.NextSibling is { } more && IsBold(more))
                    Append(at = more, bold);

                lead = Blocks.OneLine(bold.ToString());
                fresh = false;
                continue;
            }

            fresh = at is LineBreakInline || (fresh && at is LiteralInline literal && literal.Content.ToString().Trim().Length == 0) || IsBreak(at);
            Append(at, text);
        }

        if (Blocks.Field(lead, text.ToString()) is { } last)
            yield return last;
    }

    private static bool IsBreak(Inline inline) => inline is HtmlInline html && html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase);

    /// <summary>Bold may stand inside italics or around them.</summary>
    private static bool IsBold(Inline inline)
    {
        for (var at = inline; at is EmphasisInline emphasis; at = emphasis.FirstChild)
        {
            if (emphasis.DelimiterCount >= 2 && emphasis.DelimiterChar is '*' or '_')
                return true;
        }

        return false;
    }

    private static void Append(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlInline html when IsBreak(html):
                text.Append(' ');
                break;
            case FootnoteLink:
                break;
            case ContainerInline container:
                for (var at = container.FirstChild; at is not null; at = at.NextSibling)
                    Append(at, text);
                break;
        }
    }
}
