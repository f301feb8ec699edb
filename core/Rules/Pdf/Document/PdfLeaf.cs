namespace PluginHost.Rules.Pdf;

/// <summary>A page as the file describes it, with what it inherits.</summary>
/// <param name="Entries">Its dictionary.</param>
/// <param name="Resources">Its own or inherited.</param>
/// <param name="Media">The sheet.</param>
/// <param name="Crop">The part that is shown; the sheet when nothing else is said.</param>
/// <param name="Rotate">Clockwise: 0, 90, 180 or 270.</param>
internal sealed record PdfLeaf(PdfDictionary Entries, PdfDictionary? Resources, PdfRectangle Media, PdfRectangle Crop, int Rotate)
{
    /// <summary>The number of its object; 0 when it has none.</summary>
    public int Number { get; init; }
}
