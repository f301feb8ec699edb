using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>A page between its reading and its blocks.</summary>
internal sealed class Sheet(PdfPage page)
{
    public int Number { get; } = page.Number;

    public double Width { get; } = page.Width;

    public double Height { get; } = page.Height;

    public double Pictured { get; } = page.Pictured;

    /// <summary>From the top down.</summary>
    public List<Line> Lines { get; set; } = LineMaker.Of(page, Artifacts(page) ? -2 : int.MinValue, skip: true);

    /// <summary>What a tagged file says is not part of its text: running heads, page numbers, ornaments.</summary>
    public List<Line> Asides { get; } = Artifacts(page) ? LineMaker.Of(page, -2, skip: false) : [];

    public List<PdfBox> Rulings { get; } = Layout.Rulings.Of(page);

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

    public bool Cut { get; } = page.Runs.Count > LineMaker.MostRuns;
}
