namespace PluginHost.Rules.Pdf;

/// <summary>What the codes of a simple font stand for by its embedded program alone.</summary>
internal static class ProgramEncoding
{
    public static IReadOnlyList<string?>? Read(PdfDictionary? descriptor, IPdfObjects objects)
    {
        if (objects.Get(descriptor, "FontFile") is PdfStream type1)
        {
            return Texts(Type1Encoding.Of(objects.Decode(type1).Span));
        }

        return null;
    }

    private static string?[]? Texts(string?[]? names) => names is null ? null : Array.ConvertAll(names, static name => name is null ? null : GlyphNames.ToUnicode(name));
}
