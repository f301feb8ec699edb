using System.Xml;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>An element of a document that somebody else wrote.</summary>
internal sealed class XmlNodes(string name)
{
    private const int MostCharacters = 48 * 1024 * 1024;
    private const int MostElements = 1_000_000;
    private const int Deepest = 48;

    private readonly List<XmlNodes> _children = [];

    /// <summary>Words and elements as they follow one another.</summary>
    private readonly List<(string? Words, XmlNodes? Inner)> _flow = [];

    public string Name { get; } = name;

    public string? Text { get; private set; }

    public IReadOnlyList<XmlNodes> Children => _children;

    /// <summary>Reads a document without anything that it refers to.</summary>
    public static Result<XmlNodes> Read(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            return Build(reader);
        }
        catch (Exception broken) when (broken is XmlException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return Broken;
        }
    }

    /// <summary>The first element at a path of names.</summary>
    public XmlNodes? At(string path)
    {
        var at = this;
        foreach (var step in path.Split('/'))
        {
            at = at._children.Find(child => child.Name == step);
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>All the words in an element and below it, at most so many characters.</summary>
    public string? Words(int longest = 800)
    {
        var words = new List<string>();
        Gather(words, longest);
        var all = string.Join(' ', words);
        return all.Length == 0 ? null : SheetFit.Clip(all, longest)!.TrimEnd();
    }

    private static Error Broken => new("invalid", "The file is not whole XML.") { Hint = "Export it again; it may have been cut off or changed by hand." };

    private static Result<XmlNodes> Build(XmlReader reader)
    {
        var open = new Stack<XmlNodes>();
        XmlNodes? root = null;
        for (var elements = 0; reader.Read();)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (++elements > MostElements || open.Count >= Deepest)
                {
                    return new Error("too-large", "The file holds more elements, or deeper ones, than any character or campaign needs.");
                }

                var node = new XmlNodes(reader.Name);
                if (open.TryPeek(out var parent))
                {
                    parent._children.Add(node);
                    parent._flow.Add((null, node));
                }

                root ??= node;
                if (!reader.IsEmptyElement)
                {
                    open.Push(node);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && open.TryPeek(out var inside))
            {
                inside._flow.Add((reader.Value, null));
                inside.Text = inside.Text is null ? reader.Value : $"{inside.Text} {reader.Value}";
            }
        }

        return root is null ? Broken : root;
    }

    private void Gather(List<string> words, int left)
    {
        foreach (var (said, inner) in _flow.TakeWhile(_ => words.Sum(static word => word.Length) < left))
        {
            inner?.Gather(words, left);
            if (!string.IsNullOrWhiteSpace(said))
            {
                words.Add(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            }
        }
    }
}
