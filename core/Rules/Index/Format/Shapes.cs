namespace PluginHost.Rules.Index;

/// <summary>The usual occurrences as one small number, the most usual smallest. Part of the format: a change of this order is a new version of it.</summary>
internal static class Shapes
{
    /// <summary>Too unusual for a number: written out after the block.</summary>
    public const byte Unusual = 255;

    private const int Titles = 4;
    private const int Bodies = 64;

    /// <summary>Four counts as four bytes, the title's lowest.</summary>
    private static readonly uint[] Counts = new uint[256];
    private static readonly byte[] Totals = new byte[256];
    private static readonly byte[] Codes = new byte[Titles * Titles * Titles * Bodies];

    static Shapes()
    {
        var shapes =
            from title in Enumerable.Range(0, Titles)
            from section in Enumerable.Range(0, Titles)
            from tags in Enumerable.Range(0, Titles)
            from body in Enumerable.Range(0, Bodies)
            where title + section + tags + body > 0
            let rank = body == 0 ? 2 : body - 1
            orderby rank + (5 * title * title) + (3 * section * section) + (4 * tags * tags), title, section, tags
            select new Occurrences(title, section, body, tags);
        Array.Fill(Codes, Unusual);
        var code = 0;
        foreach (var shape in shapes.Take(Unusual))
        {
            Counts[code] = (uint)(shape.Title | (shape.Section << 8) | (shape.Body << 16) | (shape.Tags << 24));
            Totals[code] = (byte)shape.Total;
            Codes[Place(shape)] = (byte)code++;
        }
    }

    public static byte Code(Occurrences shape) =>
        (uint)shape.Title < Titles && (uint)shape.Section < Titles && (uint)shape.Tags < Titles && (uint)shape.Body < Bodies ? Codes[Place(shape)] : Unusual;

    public static uint Packed(byte code) => Counts[code];

    /// <summary>None when it is unusual.</summary>
    public static int Total(byte code) => Totals[code];

    public static Occurrences Of(byte code)
    {
        var packed = Counts[code];
        return new((int)(packed & 0xFF), (int)((packed >> 8) & 0xFF), (int)((packed >> 16) & 0xFF), (int)(packed >> 24));
    }

    private static int Place(Occurrences shape) => (((((shape.Title * Titles) + shape.Section) * Titles) + shape.Tags) * Bodies) + shape.Body;
}
