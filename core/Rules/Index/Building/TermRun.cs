using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>A word in a chunk.</summary>
/// <param name="Place">Its field, and its place there.</param>
internal readonly record struct Entered(int Chunk, uint Place);

/// <summary>Writes what one term's entries say as postings.</summary>
internal sealed class TermRun(PostingsWriter postings)
{
    private readonly List<uint> _gaps = [];

    public TermEntry Write(ReadOnlySpan<Entered> entries, bool label)
    {
        postings.Begin(label);
        for (var at = 0; at < entries.Length;)
        {
            var chunk = entries[at].Chunk;
            _gaps.Clear();
            var (title, section, body, tags) = (0, 0, 0, 0);
            var (field, before) = (uint.MaxValue, 0u);
            for (; at < entries.Length && entries[at].Chunk == chunk; at++)
            {
                var place = entries[at].Place;
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
}
