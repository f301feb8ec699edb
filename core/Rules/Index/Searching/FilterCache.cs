using System.Collections.Concurrent;

namespace PluginHost.Rules.Index;

/// <summary>The chunks of a segment with a label, as bits; a few labels are asked for again and again.</summary>
internal sealed class FilterCache
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, ulong[]> _bits = new(StringComparer.Ordinal);

    public ulong[] Of(Segment segment, string label)
    {
        if (_bits.TryGetValue(label, out var bits))
        {
            return bits;
        }

        bits = Read(segment, label);
        if (_bits.Count < Most)
        {
            _bits[label] = bits;
        }

        return bits;
    }

    private static ulong[] Read(Segment segment, string label)
    {
        var bits = new ulong[(segment.Chunks + 63) / 64];
        if (segment.Terms.Find([SegmentLayout.LabelMark, .. System.Text.Encoding.UTF8.GetBytes(label)], out var entry))
        {
            var postings = new Postings(segment, entry, label: true);
            for (var block = 0; block < postings.Blocks; block++)
            {
                postings.Enter(block);
                foreach (var chunk in postings.Chunks.AsSpan(0, postings.Filled))
                {
                    bits[chunk >> 6] |= 1UL << (chunk & 63);
                }
            }
        }

        return bits;
    }
}
