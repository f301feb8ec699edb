using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>Counts a phrase whose words may be moved, in one chunk after another.</summary>
/// <param name="offsets">For every word its place in the phrase.</param>
internal sealed class LoosePhrase(int[] offsets, int slop)
{
    private readonly List<int> _places = [];
    private readonly int[] _ends = new int[offsets.Length];

    /// <param name="read">Where each word stands in the chunk.</param>
    public float Occurrences(Places[] read, int field)
    {
        _places.Clear();
        for (var word = 0; word < read.Length; word++)
        {
            var places = read[word].In(field);
            if (places.Length == 0)
            {
                return 0;
            }

            _places.AddRange(places);
            _ends[word] = _places.Count;
        }

        return Phrases.Occurrences(CollectionsMarshal.AsSpan(_places), _ends, offsets, slop);
    }
}
