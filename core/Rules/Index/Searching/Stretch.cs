using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>
/// Where two words of a phrase stand as they should, found at once for a stretch in which neither's block ends. Frequent words meet in so many chunks
/// that going to each on its own costs more than looking at what stands there; and what comes next cannot be foretold, so the steps do not branch on it.
/// </summary>
/// <param name="later">How much later the other stands.</param>
internal sealed class Stretch(TermCursor one, TermCursor other, int later, Ground ground)
{
    private const int Widest = 1024;
    private const int Half = Packing.Numbers / 2;
    private const byte Nothing = byte.MaxValue;

    private readonly int[] _at = GC.AllocateUninitializedArray<int>(Packing.Numbers);
    private readonly int[] _otherAt = GC.AllocateUninitializedArray<int>(Packing.Numbers);
    private readonly byte[] _map = GC.AllocateUninitializedArray<byte>(Widest + 1);
    private int _mapped = -1;
    private byte _least = 1;
    private int _base;
    private int _count;
    private int _next;

    /// <summary>The last chunk of the stretch; -1 before the first one.</summary>
    public int End { get; private set; } = -1;

    /// <param name="from">The words stand before or at it.</param>
    /// <param name="end">The blocks that hold the beginning reach to here.</param>
    /// <param name="floorMass">A chunk where either word weighs no more is left out.</param>
    public void Fill(int from, int end, float floorMass)
    {
        (End, _count, _next) = (end, 0, 0);
        var there = one.Chunk < from ? one.Advance(from) : one.Chunk;
        var otherThere = other.Chunk < from ? other.Advance(from) : other.Chunk;
        if (Math.Max(there, otherThere) > Math.Min(end, Cursor.End - 1))
        {
            return;
        }

        while (_least * ground.MostInBody <= floorMass && _least < byte.MaxValue)
        {
            _least++;
        }

        if (_mapped != other.Postings.Block || otherThere >= _base + Widest)
        {
            Map();
        }

        End = Math.Min(end, _base + Widest - 1);
        Meet(Math.Min(End, Cursor.End - 1));
        if (floorMass > 0)
        {
            Weigh(floorMass);
        }

        Place(floorMass);
    }

    /// <summary>To the first chunk of the stretch that is not before the target; the end when there is none. There may be none of the phrase after all.</summary>
    public int Advance(int target)
    {
        var chunks = one.Postings.Chunks;
        while (_next < _count && chunks[_at[_next]] < target)
        {
            _next++;
        }

        if (_next == _count)
        {
            return Cursor.End;
        }

        one.Stand(_at[_next]);
        other.Stand(_otherAt[_next]);
        return one.Chunk;
    }

    /// <summary>Writes down for every chunk from where the other word stands which of its postings is there.</summary>
    private void Map()
    {
        (_mapped, _base) = (other.Postings.Block, other.Chunk);
        _map.AsSpan().Fill(Nothing);
        ref var chunks = ref MemoryMarshal.GetArrayDataReference(other.Postings.Chunks);
        ref var map = ref MemoryMarshal.GetArrayDataReference(_map);
        var (low, high) = From(other);
        for (var first = 0; first < Packing.Numbers; first += Half)
        {
            for (var left = first == 0 ? low : high; left != 0; left &= left - 1)
            {
                var at = first + BitOperations.TrailingZeroCount(left);
                Unsafe.Add(ref map, Math.Min((uint)(Unsafe.Add(ref chunks, at) - _base), Widest)) = (byte)at;
            }
        }

        _map[Widest] = Nothing;
    }

    private void Meet(int last)
    {
        ref var chunks = ref MemoryMarshal.GetArrayDataReference(one.Postings.Chunks);
        ref var places = ref MemoryMarshal.GetArrayDataReference(_at);
        ref var otherPlaces = ref MemoryMarshal.GetArrayDataReference(_otherAt);
        ref var map = ref MemoryMarshal.GetArrayDataReference(_map);
        var (low, high) = From(one);
        var (count, reach) = (0, (uint)(last - _base));
        for (var first = 0; first < Packing.Numbers; first += Half)
        {
            for (var left = first == 0 ? low : high; left != 0; left &= left - 1)
            {
                var at = first + BitOperations.TrailingZeroCount(left);
                var place = (uint)(Unsafe.Add(ref chunks, at) - _base);
                int met = Unsafe.Add(ref map, place <= reach ? place : Widest);
                (Unsafe.Add(ref places, count), Unsafe.Add(ref otherPlaces, count)) = (at, met);
                count += Unsafe.BitCast<bool, byte>(met < Nothing);
            }
        }

        _count = count;
    }

    /// <summary>The postings from where a word stands that may lie above the floor.</summary>
    private (ulong Low, ulong High) From(TermCursor word)
    {
        var (low, high) = word.Postings.Often(_least);
        return word.At < Half ? (low & (ulong.MaxValue << word.At), high) : (0, high & (ulong.MaxValue << (word.At - Half)));
    }

    /// <summary>Leaves out where the one that is there less often weighs too little.</summary>
    private unsafe void Weigh(float floorMass)
    {
        ref var places = ref MemoryMarshal.GetArrayDataReference(_at);
        ref var otherPlaces = ref MemoryMarshal.GetArrayDataReference(_otherAt);
        var (traits, others) = (one.Postings.Traits(), other.Postings.Traits());
        ref var bodies = ref MemoryMarshal.GetArrayDataReference(traits.Bodies);
        ref var otherBodies = ref MemoryMarshal.GetArrayDataReference(others.Bodies);
        ref var around = ref MemoryMarshal.GetArrayDataReference(traits.Around);
        ref var otherAround = ref MemoryMarshal.GetArrayDataReference(others.Around);
        ref var chunks = ref MemoryMarshal.GetArrayDataReference(one.Postings.Chunks);
        var (lengths, count) = (ground.Lengths, 0);
        var chunkLengths = ground.Segment.Lengths;
        for (var place = 0; place < _count; place++)
        {
            var (at, otherAt) = (Unsafe.Add(ref places, place), Unsafe.Add(ref otherPlaces, place));
            var weight = lengths.MostInBody((ushort)(chunkLengths[Unsafe.Add(ref chunks, at)] >> (16 * FieldNumbers.Body)));
            (Unsafe.Add(ref places, count), Unsafe.Add(ref otherPlaces, count)) = (at, otherAt);
            var isEnough = (Unsafe.Add(ref bodies, at) * weight > floorMass) & (Unsafe.Add(ref otherBodies, otherAt) * weight > floorMass);
            count += Unsafe.BitCast<bool, byte>(isEnough | Shapes.MeetElsewhere(Unsafe.Add(ref around, at), Unsafe.Add(ref otherAround, otherAt)));
        }

        _count = count;
    }

    /// <summary>Leaves out where they do not follow each other often enough.</summary>
    private void Place(float floorMass)
    {
        var count = 0;
        for (var place = 0; place < _count; place++)
        {
            var (at, otherAt) = (_at[place], _otherAt[place]);
            (_at[count], _otherAt[count]) = (at, otherAt);
            count += !one.Postings.MeetsInBody(at, other.Postings, otherAt, out var row, out var otherRow)
                || (row.Followed(otherRow, later) is var pairs and > 0 && pairs * Weight(at) > floorMass) ? 1 : 0;
        }

        _count = count;
    }

    /// <summary>What an occurrence in the body weighs at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe float Weight(int at) => ground.Lengths.MostInBody((ushort)(ground.Segment.Lengths[one.Postings.Chunks[at]] >> (16 * FieldNumbers.Body)));
}
