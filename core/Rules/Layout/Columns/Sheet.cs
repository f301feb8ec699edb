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
    public List<Line> Lines { get; set; } = LineMaker.Of(page);

    public List<PdfBox> Rulings { get; } = Layout.Rulings.Of(page);

    public bool Cut { get; } = page.Runs.Count > LineMaker.MostRuns;
}
