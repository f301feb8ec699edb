namespace PluginHost.Rules.Pdf;

/// <summary>A page as it was drawn, turned upright; points from its top left corner, downwards.</summary>
internal sealed record PdfPage(int Number, double Width, double Height)
{
    /// <summary>In the order they were drawn.</summary>
    public IReadOnlyList<PdfRun> Runs { get; init; } = [];

    /// <summary>Straight strokes and thin or filled boxes: the lines of tables and frames.</summary>
    public IReadOnlyList<PdfBox> Boxes { get; init; } = [];

    /// <summary>The part of the page that pictures cover, 0 to 1.</summary>
    public double Pictured { get; init; }
}

/// <summary>Letters of one font and size on one baseline, drawn without a gap that could be a column's; the spaces between its words are in the text.</summary>
/// <param name="Turned">Not upright: a watermark or a label along the edge.</param>
/// <param name="Mark">The marked content it belongs to in a tagged file; -1 when none, -2 when the file calls it an artifact.</param>
internal sealed record PdfRun(string Text, double X, double Baseline, double Width, double Size, PdfStyle Style, bool Turned = false, int Mark = -1)
{
    public double Right => X + Width;
}

internal sealed record PdfStyle(string Family, bool Bold, bool Italic, bool Fixed);

internal readonly record struct PdfBox(double Left, double Top, double Right, double Bottom, bool Filled);
