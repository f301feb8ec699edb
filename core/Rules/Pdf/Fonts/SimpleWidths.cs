namespace PluginHost.Rules.Pdf;

/// <summary>Widths of a simple font's letters; those of the standard fonts, which a file may leave out, are near enough for words and columns.</summary>
internal static class SimpleWidths
{
    private const float Usual = 0.5f;

    public static float[] Read(PdfDictionary font, PdfDictionary? descriptor, string[] texts, PdfStyle style, IPdfObjects objects)
    {
        // A font of drawings measures in a space of its own.
        var scale = Matrix.Read(objects.Get(font, "FontMatrix"), objects) is { } own && objects.Name(font, "Subtype") == "Type3" ? Math.Abs(own.A) : 0.001;
        var widths = new float[256];
        var missing = objects.Get(descriptor, "MissingWidth") is PdfNumber width ? (float)(width.Value * scale) : 0;
        var listed = objects.Array(font, "Widths");
        var first = objects.Whole(font, "FirstChar");
        for (var code = 0; code < widths.Length; code++)
        {
            var at = code - first;
            widths[code] = listed is not null && at >= 0 && at < listed.Items.Count && objects.Resolve(listed.Items[at]) is PdfNumber one && double.IsFinite(one.Value)
                ? (float)(one.Value * scale)
                : listed is null ? Standard(texts[code], style) : missing;
        }

        return widths;
    }

    private static float Standard(string text, PdfStyle style)
    {
        if (style.Fixed)
        {
            return 0.6f;
        }

        var width = text.Length == 0 ? 0 : text[0] switch
        {
            'i' or 'j' or 'l' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' => 0.26f,
            ' ' or 'f' or 't' or 'I' or '(' or ')' or '[' or ']' or '/' or '-' => 0.3f,
            'r' => 0.34f,
            'm' or 'M' or 'W' or '@' or '%' => 0.86f,
            'w' => 0.72f,
            >= 'A' and <= 'Z' => 0.68f,
            '\u2014' => 1f,
            _ => Usual,
        };
        return style.Bold ? width * 1.06f : width;
    }
}
