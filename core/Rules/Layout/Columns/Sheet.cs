using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>A page between its reading and its blocks.</summary>
internal sealed class Sheet
{
    public Sheet(PdfPage page, TagTree? tree = null)
    {
        var aside = Artifacts(page);
        (Number, Width, Height, Pictured) = (page.Number, page.Width, page.Height, page.Pictured);
        Tags = PageTags.Of(tree, page);
        Lines = LineMaker.Of(page, aside ? -2 : int.MinValue, skip: true, Tags);
        Asides = aside ? LineMaker.Of(page, -2, skip: false) : [];
        Rulings = Layout.Rulings.Of(page);
        Cut = page.Runs.Count > LineMaker.MostRuns;
    }

    public int Number { get; }

    public double Width { get; }

    public double Height { get; }

    public double Pictured { get; }

    /// <summary>What the file tells of the page's order; nothing where it does not, or is not to be believed.</summary>
    public PageTags? Tags { get; }

    /// <summary>From the top down.</summary>
    public List<Line> Lines { get; set; }

    /// <summary>What a tagged file says is not part of its text: running heads, page numbers, ornaments.</summary>
    public List<Line> Asides { get; }

    public List<PdfBox> Rulings { get; }

    public bool Cut { get; }

    /// <summary>A file that calls most of its text artifacts is not to be believed.</summary>
    private static bool Artifacts(PdfPage page)
    {
        var (all, aside) = (0L, 0L);
        foreach (var run in page.Runs)
        {
            all += run.Text.Length;
            aside += run.Mark == -2 ? run.Text.Length : 0;
        }

        return aside > 0 && aside * 3 < all;
    }
}
