using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>Writes what one term's entries say as postings.</summary>
/// <param name="starts">The first entry of each chunk.</param>
/// <param name="places">For each entry its field and its place there.</param>
internal sealed class TermRun(PostingsWriter postings, List<int> starts, uint[] places)
{
    private readonly List<uint> _gaps = [];

    public TermEntry Write(ReadOnlySpan<int> entries, bool label)
    {
        postings.Begin(label);
        var (chunk, end) = (0, 0);
        for (var at = 0; at < entries.Length;)
        {
            chunk = ChunkOf(entries[at], chunk);
            end = chunk + 1 < starts.Count ? starts[chunk + 1] : int.MaxValue;
            _gaps.Clear();
            var (title, section, body, tags) = (0, 0, 0, 0);
            var (field, before) = (uint.MaxValue, 0u);
            for (; at < entries.Length && entries[at] < end; at++)
            {
                var place = places[entries[at]];
                if (place >> 30 != field)
                {
                    (field, before) = (place >> 30, 0);
                }

                _gaps.Add((place & 0x3FFFFFFF) - before);
                before = place & 0x3FFFFFFF;
                _ = field switch { 0 => title++, 1 => section++, 2 => body++, _ => tags++ };
            }

            postings.Add(chunk, new(title, section, body, tags), CollectionsMarshal.AsSpan(_gaps));
        }

        return postings.End();
    }

    /// <summary>The chunk that holds an entry; entries come in order, most often from a chunk near the last one.</summary>
    private int ChunkOf(int entry, int from)
    {
        var (low, step) = (from, 1);
        while (low + step < starts.Count && starts[low + step] <= entry)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(starts.Count, low + step);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            (low, high) = starts[middle] <= entry ? (middle, high) : (low, middle);
        }

        // A chunk without words begins where the next one does: the last that begins there is meant.
        return low;
    }
}
