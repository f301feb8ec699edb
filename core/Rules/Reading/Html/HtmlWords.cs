using System.Text;
using AngleSharp.Dom;

namespace PluginHost.Rules.Reading.Html;

/// <summary>Gathers the words of one paragraph; those in bold at the beginning of a line are its lead.</summary>
internal sealed class HtmlWords
{
    private readonly List<Paragraph> whole = [];
    private readonly StringBuilder lead = new();
    private readonly StringBuilder text = new();
    private bool fresh = true;

    public void Add(string words, bool bold)
    {
        if (fresh && string.IsNullOrWhiteSpace(words))
            return;

        if (bold && fresh)
        {
            if (text.Length > 0)
                Close();
            lead.Append(words);
            return;
        }

        fresh = false;
        text.Append(words);
    }

    /// <summary>Walks without recursion: a page decides how deep it is.</summary>
    public void Add(IElement element, bool bold)
    {
        var open = new Stack<(INode Node, bool Bold)>();
        open.Push((element, bold));
        while (open.TryPop(out var at))
        {
            if (at.Node is IText words)
                Add(words.Data, at.Bold);
            if (at.Node is not IElement inner)
                continue;
            if (inner.LocalName == "br")
            {
                text.Append(' ');
                Fresh();
            }

            if (inner.LocalName is "script" or "style" or "template")
                continue;
            for (var child = inner.ChildNodes.Length - 1; child >= 0; child--)
                open.Push((inner.ChildNodes[child], at.Bold || inner.LocalName is "b" or "strong"));
        }
    }

    /// <summary>A new line begins.</summary>
    public void Fresh()
    {
        if (lead.Length > 0)
            Close();
        fresh = true;
    }

    public IReadOnlyList<Paragraph> Take()
    {
        Close();
        IReadOnlyList<Paragraph> taken = [.. whole];
        whole.Clear();
        return taken;
    }

    public static string Text(IElement element)
    {
        var words = new StringBuilder();
        var open = new Stack<INode>();
        open.Push(element);
        while (open.TryPop(out var at))
        {
            if (at is IText text)
                words.Append(text.Data);
            if (at is not IElement inner || inner.LocalName is "script" or "style" or "template")
                continue;
            if (inner.LocalName is "br" or "p" or "li" or "div" or "td")
                words.Append(' ');
            for (var child = inner.ChildNodes.Length - 1; child >= 0; child--)
                open.Push(inner.ChildNodes[child]);
        }

        return Blocks.OneLine(words.ToString());
    }

    private void Close()
    {
        if (Blocks.Field(Blocks.OneLine(lead.ToString()), text.ToString()) is { } paragraph)
            whole.Add(paragraph);
        lead.Clear();
        text.Clear();
        fresh = true;
    }
}
