namespace PluginHost.Rules.Pdf;

/// <summary>What the glyphs of a composite font stand for, from the font program itself.</summary>
internal static class CompositeGlyphs
{
    public static Func<int, string?>? Of(PdfDictionary? descendant, PdfDictionary? descriptor, IPdfObjects objects) => null;
}
