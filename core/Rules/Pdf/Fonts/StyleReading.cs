namespace PluginHost.Rules.Pdf;

/// <summary>How a font looks, from what its name and its description say.</summary>
internal static class StyleReading
{
    private const int FixedFlag = 1;
    private const int ItalicFlag = 64;
    private const int BoldFlag = 1 << 18;
    private const int BoldWeight = 600;

    private static readonly string[] Bold = ["bold", "black", "heavy", "semibold", "demi"];
    private static readonly string[] Italic = ["italic", "oblique", "slanted", "kursiv"];

    public static PdfStyle Read(PdfDictionary font, PdfDictionary? descriptor, IPdfObjects objects)
    {
        var name = objects.Name(font, "BaseFont") ?? objects.Name(descriptor, "FontName") ?? objects.Name(font, "Name") ?? "";
        var plain = name.Length > 7 && name[6] == '+' && name.AsSpan(0, 6).IndexOfAnyExceptInRange('A', 'Z') < 0 ? name[7..] : name;
        var flags = objects.Whole(descriptor, "Flags");
        var weight = objects.Whole(descriptor, "FontWeight");
        var angle = objects.Get(descriptor, "ItalicAngle") is PdfNumber number ? number.Value : 0;
        return new PdfStyle(
            Family(plain),
            (flags & BoldFlag) != 0 || weight >= BoldWeight || Says(plain, Bold) || plain.EndsWith("-B", StringComparison.Ordinal) || plain.EndsWith("BI", StringComparison.Ordinal),
            (flags & ItalicFlag) != 0 || Math.Abs(angle) > 1 || Says(plain, Italic) || plain.EndsWith("-It", StringComparison.Ordinal) || plain.EndsWith("-I", StringComparison.Ordinal),
            (flags & FixedFlag) != 0 || plain.Contains("Courier", StringComparison.OrdinalIgnoreCase) || plain.Contains("Mono", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Says(string name, string[] words) => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Family(string name)
    {
        var end = name.IndexOfAny(['-', ',']);
        return end > 0 ? name[..end] : name;
    }
}
