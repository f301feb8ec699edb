using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>Loosely packed places of one term in one field: the first, then the gaps. Up to eight bytes behind them are touched.</summary>
internal readonly unsafe struct Row(byte* bits, long bit, int width, int count)
{
    public int Count { get; } = count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint One(byte* bits, long bit, int width) =>
        (uint)(Unsafe.ReadUnaligned<ulong>(bits + (bit >> 3)) >> (int)(bit & 7)) & (uint)((1UL << width) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Gap(int at) => (int)One(bits, bit + ((long)at * width), width);

    /// <summary>How many of its places another has so much later.</summary>
    public int Followed(Row other, int later)
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
