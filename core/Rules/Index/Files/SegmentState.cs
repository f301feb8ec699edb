using System.Numerics;

namespace PluginHost.Rules.Index;

/// <summary>A segment and which of its chunks are gone.</summary>
internal sealed class SegmentState
{
    public SegmentState(Segment segment, ulong[]? gone)
    {
        (Segment, Gone) = (segment, gone);
        Alive = segment.Chunks;
        for (var word = 0; gone is not null && word < gone.Length; word++)
        {
            Alive -= BitOperations.PopCount(gone[word]);
            for (var bits = gone[word]; bits != 0; bits &= bits - 1)
            {
                Pass((word << 6) + BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    public Segment Segment { get; }

    public ulong[]? Gone { get; }

    public int Alive { get; }

    /// <summary>The field lengths of what is gone.</summary>
    public long[] GoneTotals { get; } = new long[FieldNumbers.Count];

    public SegmentState Without(IReadOnlyList<int> chunks)
    {
        if (chunks.Count == 0)
        {
            return this;
        }

        var gone = (ulong[]?)Gone?.Clone() ?? new ulong[(Segment.Chunks + 63) / 64];
        foreach (var chunk in chunks)
        {
            gone[chunk >> 6] |= 1UL << (chunk & 63);
        }

        return new(Segment, gone);
    }

    private unsafe void Pass(int chunk)
    {
        var lengths = Segment.Lengths[chunk];
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            GoneTotals[field] += (ushort)(lengths >> (16 * field));
        }
    }
}
