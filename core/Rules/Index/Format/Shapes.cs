namespace PluginHost.Rules.Index;

/// <summary>The usual occurrences as one small number, the most usual smallest. Part of the format: a change of this order is a new version of it.</summary>
internal static class Shapes
{
    /// <summary>Too unusual for a number: written out after the block.</summary>
    public const byte Unusual = 255;

    private const uint InTitle = 1 << 24;
    private const uint InSection = 1 << 25;
    private const uint InTags = 1 << 26;
    private const uint Unknown = 1 << 27;
    private const int Titles = 4;
    private const int Bodies = 64;

    /// <summary>Four counts as four bytes, the title's lowest.</summary>
    private static readonly uint[] Counts = new uint[256];
    private static readonly byte[] Totals = new byte[256];
    private static readonly uint[] AllTraits = new uint[256];
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
        AllTraits[Unusual] = Unknown;
        var code = 0;
        foreach (var shape in shapes.Take(Unusual))
        {
            Counts[code] = (uint)(shape.Title | (shape.Section << 8) | (shape.Body << 16) | (shape.Tags << 24));
            Totals[code] = (byte)shape.Total;
            AllTraits[code] = (uint)(shape.Body | ((shape.Title + shape.Section) << 8)) | (shape.Title > 0 ? InTitle : 0) | (shape.Section > 0 ? InSection : 0) | (shape.Tags > 0 ? InTags : 0);
            Codes[Place(shape)] = (byte)code++;
        }
    }

    public static byte Code(Occurrences shape) =>
        (uint)shape.Title < Titles && (uint)shape.Section < Titles && (uint)shape.Tags < Titles && (uint)shape.Body < Bodies ? Codes[Place(shape)] : Unusual;

    public static uint Packed(byte code) => Counts[code];

    /// <summary>None when it is unusual.</summary>
    public static int Total(byte code) => Totals[code];

    /// <summary>What a phrase wants to know at once: how often in the body, how often before it, and in which other fields.</summary>
    public static uint Traits(byte code) => AllTraits[code];

    public static int Body(uint traits) => (byte)traits;

    /// <summary>How many places stand before those of the body.</summary>
    public static int BeforeBody(uint traits) => (byte)(traits >> 8);

    /// <summary>Whether two may be in one field that is not the body.</summary>
    public static bool MeetElsewhere(uint one, uint other) => ((one & other & (InTitle | InSection | InTags)) | ((one | other) & Unknown)) != 0;

    public static Occurrences Of(byte code)
    {
        var packed = Counts[code];
        return new((int)(packed & 0xFF), (int)((packed >> 8) & 0xFF), (int)((packed >> 16) & 0xFF), (int)(packed >> 24));
    }

    private static int Place(Occurrences shape) => (((((shape.Title * Titles) + shape.Section) * Titles) + shape.Tags) * Bodies) + shape.Body;
}
