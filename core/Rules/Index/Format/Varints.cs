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
