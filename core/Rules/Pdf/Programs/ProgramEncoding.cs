namespace PluginHost.Rules.Pdf;

/// <summary>What the codes of a simple font stand for by its embedded program alone.</summary>
internal static class ProgramEncoding
{
    /// <summary>Null when there is no program, or it does not tell.</summary>
    public static IReadOnlyList<string?>? Read(PdfDictionary? descriptor, IPdfObjects objects)
    {
        if (objects.Get(descriptor, "FontFile") is PdfStream type1)
        {
            return Texts(Type1Encoding.Of(objects.Decode(type1).Span));
        }

        if (objects.Get(descriptor, "FontFile2") is PdfStream trueType)
        {
            return TrueTypeEncoding.Of(objects.Decode(trueType).Span);
        }

        return objects.Get(descriptor, "FontFile3") is PdfStream compact ? Compact(objects.Decode(compact).Span)?.Codes : null;
    }

    /// <summary>A CFF program, bare or as one of the tables of another.</summary>
    public static CffGlyphs? Compact(ReadOnlySpan<byte> program) =>
        CffGlyphs.Read(program.StartsWith("OTTO"u8) ? TrueTypeTables.Find(program, "CFF "u8) : program);

    private static string?[]? Texts(string?[]? names) => names is null ? null : Array.ConvertAll(names, static name => name is null ? null : GlyphNames.ToUnicode(name));
}
