namespace PluginHost.Rules.Pdf;

/// <summary>What one file may cost, whatever it says of itself.</summary>
/// <param name="StreamBytes">Decoded bytes of one stream.</param>
/// <param name="FileBytes">Decoded bytes of all streams together.</param>
/// <param name="Objects">Objects in the file.</param>
/// <param name="Depth">How deep arrays, dictionaries, forms and trees nest.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="PageSteps">Operators, letters and boxes of one page.</param>
internal sealed record PdfLimits(int StreamBytes, long FileBytes, int Objects, int Depth, int Pages, int PageSteps)
{
    public static PdfLimits Usual { get; } = new(256 << 20, 2L << 30, 4_000_000, 64, 20_000, 2_000_000);
}
