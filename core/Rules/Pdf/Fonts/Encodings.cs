namespace PluginHost.Rules.Pdf;

/// <summary>The text of each code in the encodings a PDF may name. A ligature is given as its letters.</summary>
internal static class Encodings
{
    // A full stop in these rows is a code without text.
    private const string WindowsFrom80 = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";

    private const string StandardFromA1 =
        "¡¢£⁄¥ƒ§¤'“«‹›\uFB01\uFB02.–†‡·.¶•‚„”»…‰.¿.`´ˆ˜¯˘˙¨.˚¸.˝˛ˇ—................Æ.ª....ŁØŒº.....æ...ı..łøœß....";

    private const string MacFrom80 =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
        "¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›\uFB01\uFB02‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ.ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    private const string PdfDocFrom18 = "˘ˇˆ˙˝˛˚˜";

    private const string PdfDocFrom80 = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™\uFB01\uFB02ŁŒŠŸŽıłœšž.€";

    public static IReadOnlyList<string?> WinAnsi { get; } = Build(latin: true, (0x80, WindowsFrom80), (0xA0, " "), (0xAD, "-"));

    public static IReadOnlyList<string?> Standard { get; } =
        Build(latin: false, (0x27, "’"), (0x60, "‘"), (0xA1, StandardFromA1));

    public static IReadOnlyList<string?> MacRoman { get; } = Build(latin: false, (0x80, MacFrom80));

    public static IReadOnlyList<string?> PdfDoc { get; } =
        Build(latin: true, (0x18, PdfDocFrom18), (0x80, PdfDocFrom80), (0xA0, "€"), (0xAD, "."));

    private static string?[] Build(bool latin, params ReadOnlySpan<(int From, string Row)> rows)
    {
        var table = new string?[256];
        for (int code = 0x20; code < 256; code++)
        {
            table[code] = code < 0x7F || (latin && code > 0xA0) ? ((char)code).ToString() : null;
        }

        foreach ((int from, string row) in rows)
        {
            for (int at = 0; at < row.Length; at++)
            {
                table[from + at] = Text(row[at]);
            }
        }

        return table;
    }

    private static string? Text(char letter) => letter switch
    {
        '.' => null,
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        _ => letter.ToString(),
    };
}
