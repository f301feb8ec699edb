namespace PluginHost.Rules.Pdf;

/// <summary>Widths of a simple font's letters; a file may leave out those of the standard fonts.</summary>
internal static class SimpleWidths
{
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
                : listed is null ? StandardWidths.Of(texts[code], style) : missing;
        }

        return widths;
    }
}
