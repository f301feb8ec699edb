namespace PluginHost.Rules.Pdf;

/// <summary>What q keeps and Q brings back, as far as text and lines need it.</summary>
internal record struct GraphicsState(Matrix Matrix)
{
    public PdfFont? Font { get; set; }

    public double Size { get; set; }

    /// <summary>Added behind every letter.</summary>
    public double LetterSpace { get; set; }

    /// <summary>Added behind every space of one byte.</summary>
    public double WordSpace { get; set; }

    public double Stretch { get; set; } = 1;

    public double Leading { get; set; }

    public double Rise { get; set; }
}
