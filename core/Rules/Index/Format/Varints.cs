using System.Numerics;
using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>Small numbers in few bytes: seven bits each, the highest bit says that more follow.</summary>
internal static unsafe class Varints
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref byte* at)
    {
        uint value = *at++;
        return value < 0x80 ? value : Longer(ref at, value & 0x7F);
    }

    /// <summary>Where the number after so many others begins. Reads up to eight bytes more.</summary>
    public static byte* Skip(byte* at, int numbers)
    {
        if (numbers == 0)
        {
            return at;
        }

        while (numbers >= 8)
        {
            // Every byte without the highest bit ends one number.
            numbers -= BitOperations.PopCount(~Unsafe.ReadUnaligned<ulong>(at) & 0x8080808080808080);
            at += 8;
        }

        while (numbers > 0)
        {
            numbers -= *at++ < 0x80 ? 1 : 0;
        }

        // Eight bytes may have ended inside the number that is not to be skipped.
        while (at[-1] >= 0x80)
        {
            at--;
        }

        return at;
    }

    private static uint Longer(ref byte* at, uint value)
    {
        for (var shift = 7; shift < 35; shift += 7)
        {
            uint next = *at++;
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }
}
