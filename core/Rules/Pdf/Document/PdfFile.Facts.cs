namespace PluginHost.Rules.Pdf;

/// <summary>What a file says of itself beyond its pages; each is read when it is first asked for.</summary>
internal sealed partial class PdfFile
{
    private readonly Lazy<IReadOnlyList<string>> _labels;
    private readonly Lazy<IReadOnlyList<PdfOutline>> _outline;
    private readonly Lazy<IReadOnlyList<PdfStructure>> _structure;

    /// <summary>One for each page; none when the file says nothing of them.</summary>
    public IReadOnlyList<string> Labels => _labels.Value;

    public IReadOnlyList<PdfOutline> Outline => _outline.Value;

    /// <summary>Empty when the file is not tagged.</summary>
    public IReadOnlyList<PdfStructure> Structure => _structure.Value;

    /// <summary>Null when the file does not say.</summary>
    public string? Title => TextStrings.Decode(Objects.Get(Objects.Dictionary(Objects.Trailer, "Info"), "Title")) is { Length: > 0 } title ? title : null;

    /// <summary>The page of each page's object, from 1.</summary>
    private Dictionary<int, int> PagesByObject()
    {
        var pages = new Dictionary<int, int>();
        for (var i = 0; i < _pages.Count; i++)
        {
            pages.TryAdd(_pages[i].Number, i + 1);
        }

        pages.Remove(0);
        return pages;
    }
}
