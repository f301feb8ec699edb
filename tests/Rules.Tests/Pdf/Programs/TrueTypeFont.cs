namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Builds TrueType programs that have tables but no shapes.</summary>
internal static class TrueTypeFont
{
    /// <summary>Glyph 1 is drawn by 65 and glyph 2 by 66; their letters are x and é.</summary>
    public static byte[] Bytes { get; } = Tables(
        ("cmap", Cmap((1, 0, Format6(65, 1, 2)), (3, 1, Format4(('x', 1), ('é', 2))))),
        ("post", Post(0, 258, 259)));

    public static byte[] Tables(params (string Name, byte[] Data)[] tables)
    {
        var head = new List<byte>();
        head.AddRange([0, 1, 0, 0, .. Two(tables.Length), 0, 0, 0, 0, 0, 0]);
        var at = 12 + (16 * tables.Length);
        foreach (var (name, data) in tables)
        {
            head.AddRange([.. PdfWriter.Latin(name), 0, 0, 0, 0, .. Four(at), .. Four(data.Length)]);
            at += data.Length;
        }

        return [.. head, .. tables.SelectMany(static table => table.Data)];
    }

    public static byte[] Cmap(params (int Platform, int Encoding, byte[] Data)[] tables)
    {
        var head = new List<byte>([0, 0, .. Two(tables.Length)]);
        var at = 4 + (8 * tables.Length);
        foreach (var (platform, encoding, data) in tables)
        {
            head.AddRange([.. Two(platform), .. Two(encoding), .. Four(at)]);
            at += data.Length;
        }

        return [.. head, .. tables.SelectMany(static table => table.Data)];
    }

    public static byte[] Format0(params (int Code, byte Glyph)[] codes)
    {
        var table = new byte[262];
        foreach (var (code, glyph) in codes)
        {
            table[6 + code] = glyph;
        }

        return table;
    }

    /// <summary>A segment for each code.</summary>
    public static byte[] Format4(params (int Code, int Glyph)[] codes) =>
    [
        0, 4, 0, 0, 0, 0, .. Two(2 * codes.Length), 0, 0, 0, 0, 0, 0,
        .. codes.SelectMany(static c => Two(c.Code)), 0, 0, .. codes.SelectMany(static c => Two(c.Code)),
        .. codes.SelectMany(static c => Two(c.Glyph - c.Code)), .. new byte[2 * codes.Length],
    ];

    public static byte[] Format6(int first, params int[] glyphs) => [0, 6, 0, 0, 0, 0, .. Two(first), .. Two(glyphs.Length), .. glyphs.SelectMany(Two)];

    public static byte[] Format12(params (int From, int To, int Glyph)[] groups) =>
        [0, 12, 0, 0, .. new byte[8], .. Four(groups.Length), .. groups.SelectMany(static g => (byte[])[.. Four(g.From), .. Four(g.To), .. Four(g.Glyph)])];

    /// <summary>The names y and z for those of its own.</summary>
    public static byte[] Post(params int[] glyphs) => [0, 2, 0, 0, .. new byte[28], .. Two(glyphs.Length), .. glyphs.SelectMany(Two), 1, (byte)'y', 1, (byte)'z'];

    public static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Four(int value) => [(byte)(value >> 24), (byte)(value >> 16), .. Two(value)];
}
