namespace PluginHost.Rules.Pdf;

/// <summary>The two tables of a CFF program that name its glyphs and give them codes.</summary>
internal static class CffTables
{
    private const int LastOfStandard = 228;

    /// <summary>The number of each glyph's name; the first has none.</summary>
    public static int[] Charset(FontBytes bytes, int at, int count)
    {
        var numbers = new int[count];
        if (at is >= 0 and <= 2)
        {
            for (var glyph = 1; at == 0 && glyph < count && glyph <= LastOfStandard; glyph++)
            {
                numbers[glyph] = glyph;
            }

            return numbers;
        }

        var format = bytes.One(at++);
        for (var glyph = 1; glyph < count && at > 0 && at < bytes.Length;)
        {
            var number = bytes.Two(at);
            var left = format == 0 ? 0 : format == 1 ? bytes.One(at + 2) : bytes.Two(at + 2);
            at += format switch { 0 => 2, 1 => 3, _ => 4 };
            for (; left >= 0 && glyph < count; left--)
            {
                numbers[glyph++] = number++;
            }
        }

        return numbers;
    }

    /// <summary>The glyph of each code; 0 where there is none.</summary>
    public static int[] Codes(FontBytes bytes, int at, int count)
    {
        var glyphs = new int[256];
        var ranges = (bytes.One(at) & 127) == 1;
        var entries = bytes.One(at + 1);
        var glyph = 1;
        for (var entry = 0; entry < entries; entry++)
        {
            var code = bytes.One(at + 2L + (ranges ? 2 * entry : entry));
            var left = ranges ? bytes.One(at + 3L + (2 * entry)) : 0;
            for (; left >= 0 && code < 256 && glyph < count; left--)
            {
                glyphs[code++] = glyph++;
            }
        }

        return glyphs;
    }
}
