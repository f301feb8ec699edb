using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PluginHost.Rules.Index;

/// <summary>Running sums of a block's numbers, eight at a time.</summary>
internal static class Sums
{
    private const int Lanes = 8;

    /// <summary>For each number the sum of those before it; all of them together are fewer than 65,536.</summary>
    public static void Before(byte[] numbers, int[] sums)
    {
        ref var number = ref MemoryMarshal.GetArrayDataReference(numbers);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        var before = Vector128<ushort>.Zero;
        for (nuint at = 0; at < Packing.Numbers; at += 2 * Lanes)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref number, at));
            before = Eight(low, before, ref sum, at);
            before = Eight(high, before, ref sum, at + Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Eight(Vector128<ushort> numbers, Vector128<ushort> before, ref int sum, nuint at)
    {
        // What is moved in from outside is nothing.
        var sums = numbers;
        sums += Vector128.Shuffle(sums, Vector128.Create((ushort)8, 0, 1, 2, 3, 4, 5, 6));
        sums += Vector128.Shuffle(sums, Vector128.Create((ushort)8, 8, 0, 1, 2, 3, 4, 5));
        sums += Vector128.Shuffle(sums, Vector128.Create((ushort)8, 8, 8, 8, 0, 1, 2, 3));
        sums += before;
        var (low, high) = Vector128.Widen(sums - numbers);
        low.AsInt32().StoreUnsafe(ref sum, at);
        high.AsInt32().StoreUnsafe(ref sum, at + 4);
        return Vector128.Shuffle(sums, Vector128.Create((ushort)7));
    }
}
