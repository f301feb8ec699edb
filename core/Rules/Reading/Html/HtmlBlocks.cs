using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PluginHost.Rules.Reading.Html;

/// <summary>A page's content as blocks: no scripts, styles, navigation or forms.</summary>
internal sealed class HtmlBlocks
{
    private const int Deepest = 120;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "nav", "head", "noscript", "template", "form", "button", "select", "input", "textarea", "iframe", "object", "svg", "canvas", "footer", "colgroup",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr", "big", "br", "img",
    };

    private readonly List<Block> blocks = [];
    private readonly HtmlWords words = new();

    public static IReadOnlyList<Block> Of(string fragment)
    {
        if (HtmlDepth.IsTooDeep(fragment))
            return [];

        using var page = new HtmlParser().ParseDocument(fragment);
        return page.Body is null ? [] : Of(page.Body);
    }

    public static IReadOnlyList<Block> Of(IElement root)
    {
        var reading = new HtmlBlocks();
        reading.Walk(root, 0);
        reading.Flush();
        return reading.blocks;
    }

    private void Walk(INode parent, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
                words.Add(text.Data, bold: false);
            else if (node is IElement element && !Dropped.Contains(element.LocalName) && !IsHidden(element))
                Take(element, depth);
        }
    }

    private void Take(IElement element, int depth)
    {
        var name = element.LocalName;
        if (Inline.Contains(name))
        {
            if (name == "br")
                Break();
            else
                words.Add(element, bold: false);
            return;
        }

        Flush();
        if (name is ['h', >= '1' and <= '6'])
            Add(HtmlWords.Text(element) is { Length: > 0 } heading ? new Heading(0, name[1] - '0', heading) : null);
        else if (name == "table")
            Add(HtmlTable.Of(element));
        else if (name is "ul" or "ol" && Items(element) is { } items)
            Add(items.Count > 0 ? new Bullets(0, items) : null);
        else if (depth >= Deepest)
            Add(Blocks.Field(null, HtmlWords.Text(element)));
        else
            Walk(element, depth + 1);
        Flush();
    }

    /// <summary>A list of sentences; nothing when its items hold tables or headings and must be opened.</summary>
    private static List<string>? Items(IElement list) =>
        list.QuerySelector("table, h1, h2, h3, h4, h5, h6") is not null ? null
            : [.. list.Children.Where(static item => item.LocalName == "li").Select(HtmlWords.Text).Where(static text => text.Length > 0)];

    /// <summary>What begins in bold after a line break is a field of its own.</summary>
    private void Break()
    {
        words.Add(" ", bold: false);
        words.Fresh();
    }

    private void Flush() => blocks.AddRange(words.Take());

    private void Add(Block? block)
    {
        if (block is not null)
            blocks.Add(block);
    }

    private static bool IsHidden(IElement element) => element.HasAttribute("hidden") || element.GetAttribute("role") == "navigation" || element.GetAttribute("aria-hidden") == "true";
}
