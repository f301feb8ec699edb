namespace PluginHost.Rules.Pdf;

/// <summary>What the codes of a simple font stand for where the file does not say it outright.</summary>
internal static class SimpleEncoding
{
    public static string?[] Read(PdfDictionary font, PdfDictionary? descriptor, IPdfObjects objects)
    {
        var texts = new string?[256];
        for (var code = 32; code < 256; code++)
        {
            texts[code] = ((char)code).ToString();
        }

        return texts;
    }
}
