using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>What the glyphs of a CFF program stand for by their names, and which code of its own draws which.</summary>
internal sealed class CffGlyphs
{
    private const int CharsetKey = 15;
    private const int EncodingKey = 16;
    private const int GlyphsKey = 17;
    private const int NumberedKey = 1230;
    private const int MostNumbers = 48;

    private readonly string?[] _texts;

    private CffGlyphs(string?[] texts) => _texts = texts;

    /// <summary>By code; null where the program uses the standard encoding.</summary>
    public string?[]? Codes { get; private init; }

    public string? Text(int glyph) => glyph >= 0 && glyph < _texts.Length ? _texts[glyph] : null;

    /// <summary>Null when it is damaged, or its glyphs have numbers in place of names.</summary>
    public static CffGlyphs? Read(ReadOnlySpan<byte> program)
    {
        var bytes = new FontBytes(program);
        var names = new CffIndex(bytes, bytes.One(2));
        var tops = new CffIndex(bytes, names.End);
        var strings = new CffIndex(bytes, tops.End);
        var top = Entries(tops[0]);
        if (bytes.One(0) != 1 || top.ContainsKey(NumberedKey) || !top.TryGetValue(GlyphsKey, out var glyphs))
        {
            return null;
        }

        var count = new CffIndex(bytes, glyphs).Count;
        if (count == 0)
        {
            return null;
        }

        var texts = new string?[count];
        var numbers = CffTables.Charset(bytes, top.GetValueOrDefault(CharsetKey), count);
        for (var glyph = 1; glyph < count; glyph++)
        {
            texts[glyph] = numbers[glyph] < CffStrings.Count ? CffStrings.Text(numbers[glyph]) : GlyphNames.ToUnicode(Encoding.Latin1.GetString(strings[numbers[glyph] - CffStrings.Count]));
        }

        var codes = top.GetValueOrDefault(EncodingKey) is > 1 and var at ? CffTables.Codes(bytes, at, count) : null;
        return new CffGlyphs(texts) { Codes = codes is null ? null : Array.ConvertAll(codes, glyph => texts[glyph]) };
    }

    /// <summary>The last number before each key; keys of two bytes count from 1200.</summary>
    private static Dictionary<int, int> Entries(ReadOnlySpan<byte> top)
    {
        var bytes = new FontBytes(top);
        var result = new Dictionary<int, int>();
        var (last, numbers) = (0, 0);
        for (var at = 0; at < bytes.Length && numbers < MostNumbers;)
        {
            var first = bytes.One(at++);
            if (first <= 21)
            {
                result[first == 12 ? 1200 + bytes.One(at++) : first] = last;
                (last, numbers) = (0, 0);
                continue;
            }

            numbers++;
            (last, at) = first switch
            {
                28 => ((short)bytes.Two(at), at + 2),
                29 => (unchecked((int)bytes.Four(at)), at + 4),
                30 => (0, AfterReal(bytes, at)),
                >= 32 and <= 246 => (first - 139, at),
                >= 247 and <= 250 => (((first - 247) * 256) + bytes.One(at) + 108, at + 1),
                >= 251 and <= 254 => ((-(first - 251) * 256) - bytes.One(at) - 108, at + 1),
                _ => (0, at),
            };
        }

        return result;
    }

    private static int AfterReal(FontBytes bytes, int at)
    {
        while (at < bytes.Length && (bytes.One(at) & 15) != 15 && bytes.One(at) >> 4 != 15)
        {
            at++;
        }

        return at + 1;
    }
}
