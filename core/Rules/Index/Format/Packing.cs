using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PluginHost.Rules.Index;

/// <summary>128 numbers of equal width, in four lanes side by side, so that four are unpacked at a time.</summary>
internal static unsafe class Packing
{
    public const int Numbers = 128;

    private const int Rows = Numbers / 4;

    public static int Width(ReadOnlySpan<uint> numbers)
    {
        uint all = 0;
        foreach (var number in numbers)
        {
            all |= number;
        }

        return 32 - BitOperations.LeadingZeroCount(all);
    }

    public static int Size(int width) => 16 * width;

    public static void Pack(ReadOnlySpan<uint> numbers, int width, Span<byte> packed)
    {
        packed.Clear();
        var words = MemoryMarshal.Cast<byte, uint>(packed);
        for (var number = 0; width > 0 && number < Numbers; number++)
        {
            var bit = (number >> 2) * width;
            var word = ((bit >> 5) * 4) + (number & 3);
            var shift = bit & 31;
            words[word] |= numbers[number] << shift;
            if (shift + width > 32)
            {
                words[word + 4] |= numbers[number] >> (32 - shift);
            }
        }
    }

    /// <summary>Any count of numbers one after another, so that each can be read on its own.</summary>
    public static void PackLoose(ReadOnlySpan<uint> numbers, int width, Bytes packed)
    {
        ulong bits = 0;
        var filled = 0;
        foreach (var number in numbers)
        {
            bits |= (ulong)number << filled;
            filled += width;
            while (filled >= 8)
            {
                packed.Add((byte)bits);
                bits >>= 8;
                filled -= 8;
            }
        }

        if (filled > 0)
        {
            packed.Add((byte)bits);
        }
    }

    public static void Unpack(byte* packed, int width, uint* numbers)
    {
        var rows = new Rowed(packed, width);
        for (var row = 0; row < Rows; row++)
        {
            rows.Next().Store(numbers + (row * 4));
        }
    }

    /// <summary>Numbers that fit into a byte each.</summary>
    public static void UnpackBytes(byte* packed, int width, byte* numbers)
    {
        var rows = new Rowed(packed, width);
        for (var number = 0; number < Numbers; number += Vector128<byte>.Count)
        {
            var low = Vector128.Narrow(rows.Next(), rows.Next());
            Vector128.Narrow(low, Vector128.Narrow(rows.Next(), rows.Next())).Store(numbers + number);
        }
    }

    /// <summary>Each number is the gap after the one before, less one. Says what comes behind.</summary>
    /// <param name="wider">So many are too wide and stand behind the others.</param>
    public static byte* UnpackGaps(byte* packed, int width, int wider, int before, int* numbers)
    {
        var end = packed + Size(width);
        if (wider > 0)
        {
            Unpack(packed, width, (uint*)numbers);
            for (; wider > 0; wider--)
            {
                var place = *end++ & (Numbers - 1);
                numbers[place] = (int)Varints.Read(ref end);
            }

            packed = (byte*)numbers;
            width = 32;
        }

        var sum = Vector128.Create((uint)before);
        var rows = new Rowed(packed, width);
        for (var row = 0; row < Rows; row++)
        {
            var gaps = rows.Next() + Vector128<uint>.One;
            gaps += Vector128.Shuffle(gaps, Vector128.Create(4u, 0, 1, 2));
            gaps += Vector128.Shuffle(gaps, Vector128.Create(4u, 4, 0, 1));
            gaps += sum;
            gaps.AsInt32().Store(numbers + (row * 4));
            sum = Vector128.Shuffle(gaps, Vector128.Create(3u, 3, 3, 3));
        }

        return end;
    }

    private ref struct Rowed
    {
        private readonly int _width;
        private readonly Vector128<uint> _mask;
        private byte* _at;
        private Vector128<uint> _word;
        private int _shift;

        public Rowed(byte* packed, int width)
        {
            _width = width;
            _mask = Vector128.Create(width == 32 ? uint.MaxValue : (1u << width) - 1);
            _at = packed;
            _shift = 32;
            _word = default;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<uint> Next()
        {
            if (_width == 0)
            {
                return default;
            }

            Vector128<uint> numbers;
            if (_shift == 32)
            {
                _word = Vector128.Load((uint*)_at);
                _at += 16;
                _shift = 0;
            }

            numbers = Vector128.ShiftRightLogical(_word, _shift);
            var end = _shift + _width;
            if (end > 32)
            {
                var left = 32 - _shift;
                _word = Vector128.Load((uint*)_at);
                _at += 16;
                numbers |= Vector128.ShiftLeft(_word, left);
                _shift = end - 32;
            }
            else
            {
                _shift = end;
            }

            return numbers & _mask;
        }
    }
}
