namespace PluginHost.Rules.Pdf;

/// <summary>What the codes of a simple font stand for where the file does not say it outright: an encoding it names, changed letter by letter, or that of the font program.</summary>
internal static class SimpleEncoding
{
    private const int MostDifferences = 4096;

    public static string?[] Read(PdfDictionary font, PdfDictionary? descriptor, IPdfObjects objects)
    {
        var encoding = objects.Get(font, "Encoding");
        var texts = Base(encoding, font, descriptor, objects).ToArray();
        if (objects.Array(encoding.AsDictionary(), "Differences") is { } differences)
        {
            Apply(differences, texts, objects);
        }

        return texts;
    }

    private static IEnumerable<string?> Base(PdfObject encoding, PdfDictionary font, PdfDictionary? descriptor, IPdfObjects objects)
    {
        var named = Named((encoding as PdfName)?.Value ?? objects.Name(encoding.AsDictionary(), "BaseEncoding"));
        var name = objects.Name(font, "BaseFont") ?? "";
        if (name.Contains("ZapfDingbats", StringComparison.OrdinalIgnoreCase))
        {
            return Encodings.Dingbats;
        }

        if (name.EndsWith("Symbol", StringComparison.Ordinal) || name.Contains("+Symbol", StringComparison.Ordinal) || name.StartsWith("Symbol,", StringComparison.Ordinal))
        {
            return named ?? Encodings.Symbol;
        }

        // A font of drawings has no letters but those it names.
        return named ?? ProgramEncoding.Read(descriptor, objects) ?? objects.Name(font, "Subtype") switch
        {
            "Type3" => new string?[256],
            "TrueType" => Encodings.WinAnsi,
            _ => Encodings.Standard,
        };
    }

    private static IReadOnlyList<string?>? Named(string? name) => name switch
    {
        "WinAnsiEncoding" => Encodings.WinAnsi,
        "MacRomanEncoding" => Encodings.MacRoman,
        "StandardEncoding" => Encodings.Standard,
        _ => null,
    };

    private static void Apply(PdfArray differences, string?[] texts, IPdfObjects objects)
    {
        var code = 0;
        foreach (var item in differences.Items.Take(MostDifferences))
        {
            switch (objects.Resolve(item))
            {
                case PdfNumber number:
                    code = number.Whole;
                    break;
                case PdfName name:
                    if (code is >= 0 and < 256)
                    {
                        texts[code] = GlyphNames.ToUnicode(name.Value);
                        code++;
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
