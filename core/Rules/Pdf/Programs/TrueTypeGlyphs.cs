using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>What the glyphs of a TrueType program stand for: by the letters they are drawn for, or by their names.</summary>
internal static class TrueTypeGlyphs
{
    private const int MacGlyphs = 258;

    /// <summary>What follows the letters of the Macintosh encoding in the order of glyphs that need no name.</summary>
    private const string MacRest = "ŁłŠšŽž¦ÐðÝýÞþ−×¹²³½¼¾₣ĞğİŞşĆćČčđ";

    private static readonly (int Platform, int Encoding)[] Letters = [(3, 10), (3, 1), (0, 6), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0)];

    /// <summary>By glyph; empty when the program says nothing of them.</summary>
    public static Dictionary<int, string> Read(ReadOnlySpan<byte> program)
    {
        var texts = new Dictionary<int, string>();
        var cmap = TrueTypeTables.Find(program, "cmap"u8);
        foreach (var (platform, encoding) in Letters)
        {
            foreach (var (code, glyph) in TrueTypeCodes.Read(cmap, platform, encoding))
            {
                // Private letters say nothing, and of several for one glyph the first is the plainest.
                if (code is >= 0x20 and not (>= 0xE000 and <= 0xF8FF) && Rune.TryCreate(code, out var letter))
                {
                    texts.TryAdd(glyph, code == 0xA0 ? " " : Ligatures.Expand(letter.ToString()));
                }
            }

            if (texts.Count > 0)
            {
                break;
            }
        }

        Names(TrueTypeTables.Find(program, "post"u8), texts);
        return texts;
    }

    private static void Names(ReadOnlySpan<byte> post, Dictionary<int, string> texts)
    {
        var bytes = new FontBytes(post);
        if (bytes.Four(0) != 0x20000)
        {
            return;
        }

        var count = bytes.Two(32);
        var names = new List<string>();
        for (var at = 34 + (2 * count); at < bytes.Length && names.Count < 65_536; at += 1 + bytes.One(at))
        {
            names.Add(Encoding.Latin1.GetString(bytes.Part(at + 1, bytes.One(at))));
        }

        for (var glyph = 1; glyph < count; glyph++)
        {
            var index = bytes.Two(34 + (2 * glyph));
            var text = index < MacGlyphs ? Mac(index) : index - MacGlyphs < names.Count ? GlyphNames.ToUnicode(names[index - MacGlyphs]) : null;
            if (text is not null)
            {
                texts.TryAdd(glyph, text);
            }
        }
    }

    private static string? Mac(int index) => index switch
    {
        < 3 => null,
        < 98 => Encodings.MacRoman[index + 29],
        < 226 => Encodings.MacRoman[index + 30],
        _ => MacRest[index - 226].ToString(),
    };
}
