namespace PluginHost.Rules.Pdf;

/// <summary>Makes a font of its dictionary. What is missing or damaged leaves letters unknown, never a page unread.</summary>
internal static class FontReading
{
    private const int Deepest = 4;

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
        var (encoding, named) = Encoding(objects.Get(font, "Encoding"), objects);
        var glyphs = told is { HasTexts: true } || named is not null ? null : CompositeGlyphs.Of(descendant, descriptor, objects);
        return new CompositeFont(
            StyleReading.Read(font, descriptor, objects),
            encoding,
            (code, cid) => told?.Text(code) ?? named?.Invoke(code) ?? glyphs?.Invoke(cid) ?? PdfFont.Unknown,
            new CidWidths(descendant, objects));
    }

    private static CMap? ToUnicode(PdfDictionary font, IPdfObjects objects) =>
        objects.Get(font, "ToUnicode") is PdfStream stream ? CMap.Read(objects.Decode(stream).Span) : null;

    /// <summary>One of the file's own, or one it names.</summary>
    private static (CMap Codes, Func<int, string?>? Text) Encoding(PdfObject encoding, IPdfObjects objects, int depth = 0)
    {
        if (encoding is PdfName name)
        {
            return NamedCodes.Of(name.Value);
        }

        if (encoding is not PdfStream stream || depth >= Deepest)
        {
            return (CMap.Identity, null);
        }

        var used = objects.Get(stream.Entries, "UseCMap") is var other and (PdfStream or PdfName) ? Encoding(other, objects, depth + 1) : (null, null);
        return (CMap.Read(objects.Decode(stream).Span, used.Codes), used.Text);
    }
}
