using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>Reads a term's postings block by block; the shapes and the places only when they are asked for.</summary>
internal sealed unsafe partial class Postings
{
    public const int Padding = 8;

    private readonly Skip* _skips;
    private readonly byte* _blocks;
    private readonly byte* _allPlaces;
    private readonly bool _label;
    private readonly int[] _chunks = GC.AllocateUninitializedArray<int>(Packing.Numbers + Padding);
    private readonly Skip _only;
    private byte* _heads;
    private byte* _afterChunks;
    private byte* _afterBlock;

    public Postings(Segment segment, TermEntry entry, bool label)
    {
        _label = label;
        Frequency = entry.Frequency;
        Blocks = (entry.Frequency + Packing.Numbers - 1) / Packing.Numbers;
        _blocks = segment.Data(entry);
        if (Blocks > 1)
        {
            var places = Unsafe.ReadUnaligned<uint>(_blocks);
            _skips = (Skip*)(_blocks + sizeof(uint));
            _allPlaces = (byte*)_skips + places;
            _blocks = (byte*)(_skips + Blocks);
        }

        _only = new(int.MaxValue, 0, 0, entry.Mass);
    }

    public int Frequency { get; }

    public int Blocks { get; }

    public int Block { get; private set; } = -1;

    /// <summary>The chunks of the block; behind the last one stand some that are greater than any.</summary>
    public int[] Chunks => _chunks;

    public int Filled { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LastOf(int block) => Blocks == 1 ? int.MaxValue : _skips[block].Last;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float MassOf(int block) => Blocks == 1 ? _only.Mass : _skips[block].Mass;

    /// <summary>The first block from this one on whose last chunk is not less.</summary>
    public int BlockOf(int chunk, int from)
    {
        if (Blocks == 1)
        {
            return 0;
        }

        var (low, step) = (from, 1);
        while (low < Blocks && _skips[low].Last < chunk)
        {
            from = low + 1;
            low += step;
            step *= 2;
        }

        var high = Math.Min(low, Blocks);
        while (from < high)
        {
            var middle = (from + high) >>> 1;
            (from, high) = _skips[middle].Last < chunk ? (middle + 1, high) : (from, middle);
        }

        return from;
    }

    public void Enter(int block)
    {
        Block = block;
        (_shaped, _described, _summed) = (false, false, false);
        var skip = Blocks == 1 ? _only : _skips[block];
        var at = _blocks + skip.Block;
        Filled = block == Blocks - 1 ? Frequency - (block * Packing.Numbers) : Packing.Numbers;
        var before = block == 0 ? -1 : _skips[block - 1].Last;
        if (Filled == Packing.Numbers)
        {
            fixed (int* chunks = _chunks)
            {
                _afterChunks = Packing.UnpackGaps(at + (_label ? 2 : 4), at[0], at[1], before, chunks);
            }

            _heads = at + 2;
        }
        else
        {
            for (var posting = 0; posting < Filled; posting++)
            {
                before += (int)Varints.Read(ref at) + 1;
                _chunks[posting] = before;
            }

            _afterChunks = at;
        }

        _chunks.AsSpan(Filled, Padding).Fill(int.MaxValue);
    }
}
