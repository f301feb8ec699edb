namespace PluginHost.Rules.Pdf;

/// <summary>Which code draws which glyph, from one table of a font program's cmap.</summary>
internal static class TrueTypeCodes
{
    /// <summary>Ranges may overlap; a font has no more glyphs than two bytes count.</summary>
    private const int Most = 131_072;

    private const int MostTables = 32;

    /// <returns>Codes and their glyphs; empty when there is no such table or it says nothing.</returns>
    public static List<(int Code, int Glyph)> Read(ReadOnlySpan<byte> cmap, int platform, int encoding)
    {
        var bytes = new FontBytes(cmap);
        var result = new List<(int, int)>();
        var count = Math.Min(MostTables, bytes.Two(2));
        for (var at = 0; at < count && result.Count == 0; at++)
        {
            var entry = 4 + (8 * at);
            if (bytes.Two(entry) == platform && bytes.Two(entry + 2) == encoding)
            {
                Fill(new FontBytes(bytes.Part(bytes.Four(entry + 4), cmap.Length)), result);
            }
        }

        return result;
    }

    private static void Fill(FontBytes table, List<(int Code, int Glyph)> result)
    {
        switch (table.Two(0))
        {
            case 0:
                for (var code = 0; code < 256; code++)
                {
                    Add(code, table.One(6 + code), result);
                }

                break;
            case 4:
                Segments(table, result);
                break;
            case 6:
                for (var at = 0; at < table.Two(8); at++)
                {
                    Add(table.Two(6) + at, table.Two(10 + (2 * at)), result);
                }

                break;
            case 12:
                Groups(table, result);
                break;
            default:
                break;
        }
    }

    private static void Segments(FontBytes table, List<(int Code, int Glyph)> result)
    {
        var width = table.Two(6) & ~1;
        var tried = 0;
        for (var at = 0; at < width; at += 2)
        {
            var (end, start) = (table.Two(14 + at), table.Two(16 + width + at));
            var (delta, place) = (table.Two(16 + (2 * width) + at), 16 + (3 * width) + at);
            var offset = table.Two(place);
            for (var code = start; code <= end && code != 0xFFFF && tried < Most; code++)
            {
                tried++;
                var glyph = offset == 0 ? code + delta : table.Two(place + offset + (2L * (code - start))) is > 0 and var listed ? listed + delta : 0;
                Add(code, glyph & 0xFFFF, result);
            }
        }
    }

    private static void Groups(FontBytes table, List<(int Code, int Glyph)> result)
    {
        var count = Math.Min(table.Four(12), table.Length / 12);
        var tried = 0;
        for (var at = 0; at < count; at++)
        {
            var entry = 16 + (12L * at);
            var (start, end, first) = (table.Four(entry), Math.Min(table.Four(entry + 4), 0x10FFFF), table.Four(entry + 8));
            for (var code = start; code <= end && tried < Most; code++)
            {
                tried++;
                Add((int)code, (int)Math.Min(first + code - start, 0x10000), result);
            }
        }
    }

    private static void Add(int code, int glyph, List<(int Code, int Glyph)> result)
    {
        if (glyph is > 0 and < 0x10000 && result.Count < Most)
        {
            result.Add((code, glyph));
        }
    }
}
