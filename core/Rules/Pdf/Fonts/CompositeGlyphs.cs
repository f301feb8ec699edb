namespace PluginHost.Rules.Pdf;

/// <summary>What the glyphs of a composite font stand for, from the font program itself.</summary>
internal static class CompositeGlyphs
{
    /// <returns>The text of a character's number; null when the program does not tell.</returns>
    public static Func<int, string?>? Of(PdfDictionary? descendant, PdfDictionary? descriptor, IPdfObjects objects)
    {
        if (objects.Get(descriptor, "FontFile2") is PdfStream trueType)
        {
            var texts = TrueTypeGlyphs.Read(objects.Decode(trueType).Span);
            var glyphs = objects.Get(descendant, "CIDToGIDMap") is PdfStream map ? objects.Decode(map) : (ReadOnlyMemory<byte>?)null;
            return texts.Count == 0 ? null : cid => texts.GetValueOrDefault(glyphs is null ? cid : new FontBytes(glyphs.Value.Span).Two(2L * cid));
        }

        return objects.Get(descriptor, "FontFile3") is PdfStream compact && ProgramEncoding.Compact(objects.Decode(compact).Span) is { } named ? named.Text : null;
    }
}
