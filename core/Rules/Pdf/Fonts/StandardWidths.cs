namespace PluginHost.Rules.Pdf;

/// <summary>Widths of the fonts that need not be in a file, in thousandths: of the letters from space to tilde. Others are as wide as letters of their kind.</summary>
internal static class StandardWidths
{
    private const int First = ' ';
    private const int Last = '~';
    private const int Fixed = 600;

    private static readonly short[] Sans =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly short[] BoldSans =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    private static readonly short[] Serif =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
        556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
        500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    private static readonly short[] BoldSerif =
    [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
        930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
        611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
        333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
        556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ];

    private static readonly string[] Serifs = ["Times", "Roman", "Garamond", "Georgia", "Palatino", "Bookman", "Schoolbook", "Cambria", "Minion"];

    public static float Of(string text, PdfStyle style)
    {
        if (style.Fixed)
        {
            return Fixed / 1000f;
        }

        var serif = Serifs.Any(name => style.Family.Contains(name, StringComparison.OrdinalIgnoreCase));
        var widths = (serif, style.Bold) switch
        {
            (true, true) => BoldSerif,
            (true, false) => Serif,
            (false, true) => BoldSans,
            _ => Sans,
        };
        return text.Sum(letter => widths[Like(letter) - First]) / 1000f;
    }

    /// <summary>A letter of the table that is as wide.</summary>
    private static char Like(char letter) => letter switch
    {
        >= (char)First and <= (char)Last => letter,
        '\u00A0' => ' ',
        '\u2018' or '\u2019' or '\u201A' => '!',
        '\u2014' or '\u2026' or '\u2122' => '%',
        '\u2022' or '\u00B0' => '*',
        >= '\u00CC' and <= '\u00CF' => 'I',
        >= '\u00EC' and <= '\u00EF' or '\u0131' => 'i',
        _ => char.IsUpper(letter) ? 'A' : 'n',
    };
}
