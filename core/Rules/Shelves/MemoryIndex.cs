using PluginHost.Rules.Index;

namespace PluginHost.Rules.Shelves;

/// <summary>A small index in memory: for texts that may stand in no file. Nobody searches while it changes.</summary>
internal sealed class MemoryIndex : IRulesIndex
{
    private readonly Dictionary<string, Dictionary<long, List<int>[]>> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Kept> _chunks = [];
    private readonly long[] _totals = new long[FieldNumbers.Count];
    private readonly Weighing _weighing = Weighing.Default;
    private FieldLengths _fields;

    public MemoryIndex(IEnumerable<IndexedChunk> chunks)
    {
        _fields = new FieldLengths(_weighing, _totals, 0);
        Change(chunks, []);
    }

    public int Count => _chunks.Count;

    public void Change(IEnumerable<IndexedChunk> added, IEnumerable<long> removed)
    {
        foreach (var id in removed)
        {
            Leave(id);
        }

        foreach (var chunk in added)
        {
            Leave(chunk.Id);
            Enter(chunk);
        }

        _fields = new FieldLengths(_weighing, _totals, _chunks.Count);
    }

    public int Frequency(string term) => _terms.TryGetValue(term, out var found) ? found.Count : 0;

    public IReadOnlyList<string> Complete(string prefix, int count) => [.. _terms
        .Where(term => term.Key.StartsWith(prefix, StringComparison.Ordinal))
        .OrderByDescending(static term => term.Value.Count)
        .ThenBy(static term => term.Key, StringComparer.Ordinal)
        .Take(Math.Max(0, count))
        .Select(static term => term.Key)];

    public IReadOnlyList<Hit> Search(Query query, int count) => [.. Scores(query)
        .Select(score => new Hit(score.Key, score.Value))
        .OrderByDescending(static hit => hit.Score)
        .ThenBy(static hit => hit.Id)
        .Take(Math.Max(0, count))];

    public void Dispose()
    {
    }

    private Dictionary<long, float> Scores(Query query)
    {
        var scores = query switch
        {
            TermQuery term => Phrase([term.Term], 0, term.In, Rarity(term.Term)),
            PhraseQuery phrase => Phrase(phrase.Terms, phrase.Slop, phrase.In, phrase.Terms.Sum(Rarity)),
            PrefixQuery prefix => Prefix(prefix),
            AllQuery all => Sum(all.Parts, all.Parts.Count),
            AnyQuery any => Sum(any.Parts, any.AtLeast),
            BestQuery best => Best(best.Parts.Select(Scores)),
            WithinQuery within => Scores(within.Inner).Where(score => within.Labels.All(choices => choices.Any(_chunks[score.Key].Labels.Contains))).ToDictionary(),
            _ => [],
        };
        return scores.ToDictionary(static score => score.Key, score => score.Value * Math.Max(0, query.Boost));
    }

    private Dictionary<long, float> Sum(IReadOnlyList<Query> parts, int atLeast)
    {
        var sums = new Dictionary<long, (float Sum, int Parts)>();
        foreach (var (chunk, score) in parts.SelectMany(Scores))
        {
            var before = sums.GetValueOrDefault(chunk);
            sums[chunk] = (before.Sum + score, before.Parts + 1);
        }

        return sums.Where(one => one.Value.Parts >= atLeast).ToDictionary(static one => one.Key, static one => one.Value.Sum);
    }

    private static Dictionary<long, float> Best(IEnumerable<Dictionary<long, float>> ways)
    {
        var best = new Dictionary<long, float>();
        foreach (var (chunk, score) in ways.SelectMany(static way => way))
        {
            best[chunk] = Math.Max(best.GetValueOrDefault(chunk), score);
        }

        return best;
    }

    /// <summary>Each of its terms is worth what the most frequent is worth: a rare ending is not what was asked for.</summary>
    private Dictionary<long, float> Prefix(PrefixQuery prefix)
    {
        var terms = Complete(prefix.Prefix, PrefixQuery.Expansions);
        return terms.Count == 0 ? [] : Best(terms.Select(term => Phrase([term], 0, prefix.In, Rarity(terms[0]))));
    }

    /// <summary>One term, or several that stand together: so many places apart, in all, as the slop allows.</summary>
    private Dictionary<long, float> Phrase(IReadOnlyList<string> terms, int slop, Fields fields, float rarity)
    {
        var words = terms.Select(static (term, offset) => (Term: term, Offset: offset)).Where(static word => word.Term.Length > 0).ToList();
        if (words.Count == 0 || words.Exists(word => !_terms.ContainsKey(word.Term)))
        {
            return [];
        }

        var offsets = words.ConvertAll(static word => word.Offset).ToArray();
        var scores = new Dictionary<long, float>();
        foreach (var chunk in _terms[words[0].Term].Keys.Where(chunk => words.TrueForAll(word => _terms[word.Term].ContainsKey(chunk))))
        {
            var mass = 0f;
            for (var field = 0; field < FieldNumbers.Count; field++)
            {
                if (fields.Has(field))
                {
                    var places = words.ConvertAll(word => _terms[word.Term][chunk][field]);
                    var times = places.Count == 1 ? places[0].Count : Occurrences(places, offsets, slop);
                    mass += times * _fields.Weight(field, Math.Min(_chunks[chunk].Lengths[field], FieldNumbers.Longest));
                }
            }

            if (mass > 0)
            {
                scores[chunk] = _weighing.Score(rarity, mass);
            }
        }

        return scores;
    }

    private static float Occurrences(List<List<int>> places, int[] offsets, int slop)
    {
        var ends = new int[places.Count];
        for (var word = 0; word < ends.Length; word++)
        {
            ends[word] = places[word].Count + (word > 0 ? ends[word - 1] : 0);
        }

        return Phrases.Occurrences(places.SelectMany(static one => one).ToArray(), ends, offsets, slop);
    }

    private float Rarity(string term) => term.Length == 0 ? 0 : Weighing.Rarity(Frequency(term), Count);

    private void Enter(IndexedChunk chunk)
    {
        var kept = _chunks[chunk.Id] = new Kept(chunk, chunk.Labels.ToHashSet(StringComparer.Ordinal), new int[FieldNumbers.Count]);
        var ends = new int[FieldNumbers.Count];
        foreach (var part in chunk.Fields)
        {
            var field = FieldNumbers.Of(part.Field);
            foreach (var term in part.Terms)
            {
                if (term.Length > 0)
                {
                    var found = _terms.TryGetValue(term, out var known) ? known : _terms[term] = [];
                    (found.TryGetValue(chunk.Id, out var places) ? places : found[chunk.Id] = [[], [], [], []])[field].Add(ends[field]);
                    kept.Lengths[field]++;
                    _totals[field]++;
                }

                ends[field]++;
            }
        }
    }

    private void Leave(long id)
    {
        if (!_chunks.Remove(id, out var kept))
        {
            return;
        }

        foreach (var term in kept.Chunk.Fields.SelectMany(static part => part.Terms))
        {
            if (_terms.TryGetValue(term, out var found) && found.Remove(id) && found.Count == 0)
            {
                _terms.Remove(term);
            }
        }

        for (var field = 0; field < _totals.Length; field++)
        {
            _totals[field] -= kept.Lengths[field];
        }
    }

    private sealed record Kept(IndexedChunk Chunk, HashSet<string> Labels, int[] Lengths);
}
