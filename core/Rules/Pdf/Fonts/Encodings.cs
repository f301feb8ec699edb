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

    // Pieces that large brackets are put together of stand for nothing alone.
    private const string SymbolFrom20 =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_.αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

    private const string SymbolFromA0 =
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈….—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑...........〉∫";

    // The others stand in the order of their own block.
    private const string DingbatsFrom6C = "●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞";

    public static IReadOnlyList<string?> WinAnsi { get; } = Build(latin: true, (0x80, WindowsFrom80), (0xA0, " "), (0xAD, "-"));

    public static IReadOnlyList<string?> Standard { get; } =
        Build(latin: false, (0x27, "’"), (0x60, "‘"), (0xA1, StandardFromA1));

    public static IReadOnlyList<string?> MacRoman { get; } = Build(latin: false, (0x80, MacFrom80));

    public static IReadOnlyList<string?> Symbol { get; } = [.. Build(latin: false, (0x20, SymbolFrom20), (0xA0, SymbolFromA0)).Select((text, code) => code == 0x2E ? "." : text)];

    public static IReadOnlyList<string?> Dingbats { get; } = [.. Enumerable.Range(0, 256).Select(Dingbat)];

    private static string?[] Build(bool latin, params ReadOnlySpan<(int From, string Row)> rows)
    {
        var table = new string?[256];
        for (var code = 0x20; code < 256; code++)
        {
            table[code] = code < 0x7F || (latin && code > 0xA0) ? ((char)code).ToString() : null;
        }

        foreach (var (from, row) in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                table[from + at] = Text(row[at]);
            }
        }

        return table;
    }

    private static string? Dingbat(int code) => code switch
    {
        0x20 => " ",
        0x25 => "☎",
        0x2A => "☛",
        0x2B => "☞",
        0x48 => "★",
        >= 0x21 and <= 0x6B => ((char)(0x2700 + code - 0x20)).ToString(),
        >= 0x6C and <= 0x7E => DingbatsFrom6C[code - 0x6C].ToString(),
        0xA8 => "♣",
        0xA9 => "♦",
        0xAA => "♥",
        0xAB => "♠",
        >= 0xAC and <= 0xB5 => ((char)(0x2460 + code - 0xAC)).ToString(),
        0xD5 => "→",
        0xD6 => "↔",
        0xD7 => "↕",
        >= 0xA1 and <= 0xA7 or >= 0xB6 and <= 0xD4 or >= 0xD8 and <= 0xEF or >= 0xF1 and <= 0xFE => ((char)(0x2700 + code - 0x40)).ToString(),
        _ => null,
    };

    private static string? Text(char letter) => letter switch
    {
        '.' => null,
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        _ => letter.ToString(),
    };
}
