using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PluginHost.Rules.Index;

/// <summary>Loosely packed places of one term in one field: the first, then the gaps. Up to <see cref="Touched"/> bytes behind them are read.</summary>
internal readonly unsafe struct Row(byte* bits, long bit, int width, int count)
{
    public const int Touched = 24;

    private const int Lanes = 8;
    private const int Few = 2 * Lanes;
    private const int Room = 1 << 15;
    private const int Furthest = Room / 2;
    private const ulong Ones = 0x0001_0001_0001_0001;

    public int Count { get; } = count;

    /// <summary>Few places that all fit into half of sixteen bits: these are compared side by side.</summary>
    private bool IsSmall => Count <= Few && Count << width <= Room;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint One(byte* bits, long bit, int width) =>
        (uint)(Unsafe.ReadUnaligned<ulong>(bits + (bit >> 3)) >> (int)(bit & 7)) & (uint)((1UL << width) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Gap(int at) => (int)One(bits, bit + ((long)at * width), width);

    /// <summary>How many of its places another has so much later.</summary>
    public int Followed(Row other, int later)
    {
        if (Count == 0 || other.Count == 0)
        {
            return 0;
        }

        if (!IsSmall || !other.IsSmall || later is < -Furthest or > Furthest)
        {
            return Merged(other, later);
        }

        // What wraps around lies above every place of the other.
        var (shift, found) = (Vector128.Create((ushort)later), 0);
        ushort end = 0;
        for (var first = 0; first < Count; first += Lanes)
        {
            var places = Eight(first, ref end) + shift;
            var same = Vector128<ushort>.Zero;
            ushort otherEnd = 0;
            for (var second = 0; second < other.Count; second += Lanes)
            {
                same |= Among(places, other.Eight(second, ref otherEnd));
            }

            found += BitOperations.PopCount(same.ExtractMostSignificantBits() & ((1u << Math.Min(Count - first, Lanes)) - 1));
        }

        return found;
    }

    /// <summary>Which of eight numbers are among eight others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Among(Vector128<ushort> ones, Vector128<ushort> others) =>
        Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)0)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)1)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)2)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)3)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)4)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)5)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)6)))
        | Vector128.Equals(ones, Vector128.Shuffle(others, Vector128.Create((ushort)7)));

    /// <summary>Eight places from this one on; behind the last one it is said again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<ushort> Eight(int from, ref ushort before)
    {
        var left = Count - from;
        var low = (Four(from, left) + before) * Ones;
        var high = (Four(from + 4, left - 4) + (low >> 48)) * Ones;
        before = (ushort)(high >> 48);
        return Vector128.Create(low, high).AsUInt16();
    }

    /// <summary>Four gaps in sixteen bits each; none where there are none left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Four(int from, int left)
    {
        var at = bit + (from * width);
        var some = Unsafe.ReadUnaligned<ulong>(bits + (at >> 3)) >> (int)(at & 7);
        some &= (1UL << (Math.Clamp(left, 0, 4) * width)) - 1;
        var one = (1UL << width) - 1;
        return (some & one) | ((some << (16 - width)) & (one << 16)) | ((some << (32 - (2 * width))) & (one << 32)) | ((some << (48 - (3 * width))) & (one << 48));
    }

    private int Merged(Row other, int later)
    {
        var (place, follower, at, otherAt, found) = (Gap(0) + later, other.Gap(0), 0, 0, 0);
        while (true)
        {
            if (place == follower)
            {
                found++;
            }

            if (place <= follower)
            {
                if (++at == Count)
                {
                    return found;
                }

                place += Gap(at);
            }
            else
            {
                if (++otherAt == other.Count)
                {
                    return found;
                }

                follower += other.Gap(otherAt);
            }
        }
    }
}
