using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PluginHost.Rules.Index;

/// <summary>The usual occurrences as one small number, the most usual smallest. Part of the format: a change of this order is a new version of it.</summary>
internal static class Shapes
{
    /// <summary>Too unusual for a number: written out after the block.</summary>
    public const byte Unusual = 255;

    /// <summary>What is more stands in another field than the body, or may do so.</summary>
    public const byte Elsewhere = 1 << 3;

    private const byte Before = Elsewhere - 1;
    private const byte InTitle = 1 << 3;
    private const byte InSection = 1 << 4;
    private const byte InTags = 1 << 5;
    private const byte Unknown = 1 << 6;
    private const int Tabled = 64;
    private const int Titles = 4;
    private const int Bodies = 64;

    /// <summary>Four counts as four bytes, the title's lowest.</summary>
    private static readonly uint[] Counts = new uint[256];
    private static readonly byte[] Bodily = new byte[256];
    private static readonly byte[] Around = new byte[256];
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
        Around[Unusual] = Unknown;
        var code = 0;
        foreach (var shape in shapes.Take(Unusual))
        {
            Counts[code] = (uint)(shape.Title | (shape.Section << 8) | (shape.Body << 16) | (shape.Tags << 24));
            Totals[code] = (byte)shape.Total;
            Bodily[code] = (byte)shape.Body;
            Around[code] = (byte)((shape.Title + shape.Section) | (shape.Title > 0 ? InTitle : 0) | (shape.Section > 0 ? InSection : 0) | (shape.Tags > 0 ? InTags : 0));
            Codes[Place(shape)] = (byte)code++;
        }
    }

    public static byte Code(Occurrences shape) =>
        (uint)shape.Title < Titles && (uint)shape.Section < Titles && (uint)shape.Tags < Titles && (uint)shape.Body < Bodies ? Codes[Place(shape)] : Unusual;

    public static uint Packed(byte code) => Counts[code];

    /// <summary>How many places stand before those of the body.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BeforeBody(byte around) => around & Before;

    /// <summary>Whether two may be in one field that is not the body.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MeetElsewhere(byte one, byte other) => ((one & other & (InTitle | InSection | InTags)) | ((one | other) & Unknown)) != 0;

    /// <summary>What a phrase wants to know of a whole block at once: how often in the body, where else and how often before it, and how often in all. Nothing is known of the unusual.</summary>
    public static void Describe(byte[] codes, byte[] bodies, byte[] around, byte[] totals)
    {
        ref var code = ref MemoryMarshal.GetArrayDataReference(codes);
        var all = Vector128<byte>.Zero;
        for (nuint at = 0; at < Packing.Numbers; at += (nuint)Vector128<byte>.Count)
        {
            all |= Vector128.LoadUnsafe(ref code, at);
        }

        var most = Math.Min((nuint)(Tabled - 1), Most(all));
        for (nuint at = 0; at < Packing.Numbers; at += (nuint)Vector128<byte>.Count)
        {
            var some = Vector128.LoadUnsafe(ref code, at);
            var (body, besides, total) = (Vector128<byte>.Zero, Vector128<byte>.Zero, Vector128<byte>.Zero);
            for (nuint page = 0; page <= most; page += (nuint)Vector128<byte>.Count)
            {
                // What is on another page is nothing here.
                var places = some - Vector128.Create((byte)page);
                body |= Vector128.Shuffle(Page(Bodily, page), places);
                besides |= Vector128.Shuffle(Page(Around, page), places);
                total |= Vector128.Shuffle(Page(Totals, page), places);
            }

            body.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(bodies), at);
            besides.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(around), at);
            total.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(totals), at);
            for (var rare = Vector128.GreaterThanOrEqual(some, Vector128.Create((byte)Tabled)).ExtractMostSignificantBits(); rare != 0; rare &= rare - 1)
            {
                var posting = (int)at + BitOperations.TrailingZeroCount(rare);
                (bodies[posting], around[posting], totals[posting]) = (Bodily[codes[posting]], Around[codes[posting]], Totals[codes[posting]]);
            }
        }
    }

    public static Occurrences Of(byte code)
    {
        var packed = Counts[code];
        return new((int)(packed & 0xFF), (int)((packed >> 8) & 0xFF), (int)((packed >> 16) & 0xFF), (int)(packed >> 24));
    }

    private static int Place(Occurrences shape) => (((((shape.Title * Titles) + shape.Section) * Titles) + shape.Tags) * Bodies) + shape.Body;

    private static nuint Most(Vector128<byte> numbers)
    {
        var halves = numbers.AsUInt64();
        var bits = halves[0] | halves[1];
        bits |= bits >> 32;
        bits |= bits >> 16;
        return (nuint)((bits | (bits >> 8)) & byte.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Page(byte[] table, nuint page) => Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(table), page);
}
