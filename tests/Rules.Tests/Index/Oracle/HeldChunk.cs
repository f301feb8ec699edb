using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

/// <summary>A chunk with the places of its terms, by field.</summary>
internal sealed class HeldChunk
{
    private static readonly int[] None = [];

    private readonly Dictionary<(string Term, int Field), List<int>> _places = [];

    public HeldChunk(IndexedChunk chunk)
    {
        Id = chunk.Id;
        Labels = chunk.Labels.ToHashSet(StringComparer.Ordinal);
        var ends = new int[FieldNumbers.Count];
        foreach (var (at, terms) in chunk.Fields)
        {
            var field = FieldNumbers.Of(at);
            foreach (var term in terms)
            {
                var place = ends[field]++;
                if (term.Length == 0)
                {
                    continue;
                }

                Lengths[field] = Math.Min(Lengths[field] + 1, FieldNumbers.Longest);
                Terms.Add(term);
                if (!_places.TryGetValue((term, field), out var places))
                {
                    _places[(term, field)] = places = [];
                }

                places.Add(place);
            }
        }
    }

    public long Id { get; }

    public HashSet<string> Labels { get; }

    public HashSet<string> Terms { get; } = new(StringComparer.Ordinal);

    public int[] Lengths { get; } = new int[FieldNumbers.Count];

    public IReadOnlyList<int> Places(string term, int field) => _places.TryGetValue((term, field), out var places) ? places : None;

    public int Times(string term, int field) => _places.TryGetValue((term, field), out var places) ? places.Count : 0;
}
