namespace PluginHost.Rules.Pdf;

/// <summary>Makes a font of its dictionary. What is missing or damaged leaves letters unknown, never a page unread.</summary>
internal static class FontReading
{
    public static PdfFont Read(PdfDictionary font, IPdfObjects objects) => objects.Name(font, "Subtype") == "Type0" ? Composite(font, objects) : Simple(font, objects);

    private static SimpleFont Simple(PdfDictionary font, IPdfObjects objects)
    {
        var descriptor = objects.Dictionary(font, "FontDescriptor");
        var style = StyleReading.Read(font, descriptor, objects);
        var texts = new string[256];
        var told = ToUnicode(font, objects);
        var encoded = SimpleEncoding.Read(font, told is { HasTexts: true } ? null : descriptor, objects);
        for (var code = 0; code < texts.Length; code++)
        {
            texts[code] = told?.Text(code) ?? encoded[code] ?? (code is 32 or 160 ? " " : PdfFont.Unknown);
        }

        return new SimpleFont(style, texts, SimpleWidths.Read(font, descriptor, texts, style, objects));
    }

    private static CompositeFont Composite(PdfDictionary font, IPdfObjects objects)
    {
        var descendant = objects.Array(font, "DescendantFonts") is { Items: [var first, ..] } ? objects.Resolve(first).AsDictionary() : null;
        var descriptor = objects.Dictionary(descendant, "FontDescriptor");
        var told = ToUnicode(font, objects);
        var encoding = Encoding(objects.Get(font, "Encoding"), objects);
        var glyphs = told is { HasTexts: true } ? null : CompositeGlyphs.Of(descendant, descriptor, objects);
        return new CompositeFont(
            StyleReading.Read(font, descriptor, objects),
            encoding,
            (code, cid) => told?.Text(code) ?? glyphs?.Invoke(cid) ?? PdfFont.Unknown,
            new CidWidths(descendant, objects));
    }

    private static CMap? ToUnicode(PdfDictionary font, IPdfObjects objects) =>
        objects.Get(font, "ToUnicode") is PdfStream stream ? CMap.Read(objects.Decode(stream).Span) : null;

    /// <summary>One of the file's own; of the named ones only identity needs no table of other people's.</summary>
    private static CMap Encoding(PdfObject encoding, IPdfObjects objects, int depth = 0) => encoding switch
    {
        PdfStream stream when depth < 4 => CMap.Read(objects.Decode(stream).Span, objects.Get(stream.Entries, "UseCMap") is PdfStream used ? Encoding(used, objects, depth + 1) : null),
        _ => CMap.Identity,
    };
}
