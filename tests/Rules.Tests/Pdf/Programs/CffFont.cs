namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Builds CFF programs without shapes: three glyphs, the second of which is A and the third eacute by a name of its own.</summary>
internal static class CffFont
{
    private const int Glyphs = 100;
    private const int Charset = 120;
    private const int Encoding = 130;

    /// <summary>65 draws the third glyph and 66 the second.</summary>
    public static byte[] Bytes { get; } = Build([0, 2, 66, 65], numbered: false);

    public static byte[] Numbered { get; } = Build([0, 2, 66, 65], numbered: true);

    /// <summary>As <see cref="Bytes"/>, with codes in ranges.</summary>
    public static byte[] Ranged { get; } = Build([1, 1, 65, 1], numbered: false);

    private static byte[] Build(byte[] encoding, bool numbered)
    {
        byte[] top = [.. numbered ? (byte[])[139, 139, 139, 12, 30] : [], 28, 0, Charset, 15, 28, 0, Encoding, 16, 28, 0, Glyphs, 17];
        byte[] head = [1, 0, 4, 1, .. Index("Own"u8.ToArray()), .. Index(top), .. Index("eacute"u8.ToArray()), 0, 0];
        var bytes = new byte[140];
        head.CopyTo(bytes, 0);
        Index([14], [14], [14]).CopyTo(bytes, Glyphs);
        ((byte[])[0, 0, 34, 1, 135]).CopyTo(bytes, Charset);
        encoding.CopyTo(bytes, Encoding);
        return bytes;
    }

    private static byte[] Index(params byte[][] entries)
    {
        var (offsets, at) = (new List<byte> { 1 }, 1);
        foreach (var entry in entries)
        {
            at += entry.Length;
            offsets.Add((byte)at);
        }

        return [0, (byte)entries.Length, 1, .. offsets, .. entries.SelectMany(static entry => entry)];
    }
}
