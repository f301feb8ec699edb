using PluginHost.Rules.Index;

namespace PluginHost.Rules.Shelves;

/// <summary>A small index in memory that is made once and never changes: for texts that may stand in no file.</summary>
internal sealed class MemoryIndex : IRulesIndex
{
    private readonly Dictionary<string, Dictionary<int, List<int>[]>> _terms = new(StringComparer.Ordinal);
    private readonly List<IndexedChunk> _chunks;
    private readonly List<HashSet<string>> _labels;
    private readonly List<int[]> _lengths;
    private readonly FieldLengths _fields;
    private readonly Weighing _weighing = Weighing.Default;

    public MemoryIndex(IEnumerable<IndexedChunk> chunks)
    {
        _chunks = [.. chunks];
        _labels = _chunks.ConvertAll(static chunk => chunk.Labels.ToHashSet(StringComparer.Ordinal));
        _lengths = _chunks.ConvertAll(static _ => new int[FieldNumbers.Count]);
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            var ends = new int[FieldNumbers.Count];
            foreach (var part in _chunks[chunk].Fields)
            {
                var field = FieldNumbers.Of(part.Field);
                Enter(chunk, field, part.Terms, ref ends[field]);
            }
        }

        var totals = new long[FieldNumbers.Count];
        foreach (var lengths in _lengths)
        {
            for (var field = 0; field < totals.Length; field++)
            {
                totals[field] += lengths[field];
            }
        }

        _fields = new FieldLengths(_weighing, totals, _chunks.Count);
    }

    public int Count => _chunks.Count;

    /// <summary>It is made anew instead.</summary>
    public void Change(IEnumerable<IndexedChunk> added, IEnumerable<long> removed) => throw new NotSupportedException("An index in memory is made anew when its texts change.");

    public int Frequency(string term) => _terms.TryGetValue(term, out var found) ? found.Count : 0;

    public IReadOnlyList<string> Complete(string prefix, int count) => [.. _terms
        .Where(term => term.Key.StartsWith(prefix, StringComparison.Ordinal))
        .OrderByDescending(static term => term.Value.Count)
        .ThenBy(static term => term.Key, StringComparer.Ordinal)
        .Take(Math.Max(0, count))
        .Select(static term => term.Key)];

    public IReadOnlyList<Hit> Search(Query query, int count) => [.. Scores(query)
        .Select(score => new Hit(_chunks[score.Key].Id, score.Value))
        .OrderByDescending(static hit => hit.Score)
        .ThenBy(static hit => hit.Id)
        .Take(Math.Max(0, count))];

    public void Dispose()
    {
    }

    private Dictionary<int, float> Scores(Query query)
    {
        var scores = query switch
        {
            TermQuery term => Phrase([term.Term], 0, term.In, Rarity(term.Term)),
            PhraseQuery phrase => Phrase(phrase.Terms, phrase.Slop, phrase.In, phrase.Terms.Sum(Rarity)),
            PrefixQuery prefix => Prefix(prefix),
            AllQuery all => Sum(all.Parts, all.Parts.Count),
            AnyQuery any => Sum(any.Parts, any.AtLeast),
            BestQuery best => Best(best.Parts.Select(Scores)),
            WithinQuery within => Scores(within.Inner).Where(score => within.Labels.All(choices => choices.Any(_labels[score.Key].Contains))).ToDictionary(),
            _ => [],
        };
        return scores.ToDictionary(static score => score.Key, score => score.Value * Math.Max(0, query.Boost));
    }

    private Dictionary<int, float> Sum(IReadOnlyList<Query> parts, int atLeast)
    {
        var sums = new Dictionary<int, (float Sum, int Parts)>();
        foreach (var (chunk, score) in parts.SelectMany(Scores))
        {
            var before = sums.GetValueOrDefault(chunk);
            sums[chunk] = (before.Sum + score, before.Parts + 1);
        }

        return sums.Where(one => one.Value.Parts >= atLeast).ToDictionary(static one => one.Key, static one => one.Value.Sum);
    }

    private static Dictionary<int, float> Best(IEnumerable<Dictionary<int, float>> ways)
    {
        var best = new Dictionary<int, float>();
        foreach (var (chunk, score) in ways.SelectMany(static way => way))
        {
            best[chunk] = Math.Max(best.GetValueOrDefault(chunk), score);
        }

        return best;
    }

    /// <summary>Each of its terms is worth what the most frequent is worth: a rare ending is not what was asked for.</summary>
    private Dictionary<int, float> Prefix(PrefixQuery prefix)
    {
        var terms = Complete(prefix.Prefix, PrefixQuery.Expansions);
        return terms.Count == 0 ? [] : Best(terms.Select(term => Phrase([term], 0, prefix.In, Rarity(terms[0]))));
    }

    /// <summary>One term, or several that stand together: so many places apart, in all, as the slop allows.</summary>
    private Dictionary<int, float> Phrase(IReadOnlyList<string> terms, int slop, Fields fields, float rarity)
    {
        var words = terms.Select(static (term, offset) => (Term: term, Offset: offset)).Where(static word => word.Term.Length > 0).ToList();
        if (words.Count == 0 || words.Exists(word => !_terms.ContainsKey(word.Term)))
        {
            return [];
        }

        var offsets = words.ConvertAll(static word => word.Offset).ToArray();
        var scores = new Dictionary<int, float>();
        foreach (var chunk in _terms[words[0].Term].Keys.Where(chunk => words.TrueForAll(word => _terms[word.Term].ContainsKey(chunk))))
        {
            var mass = 0f;
            for (var field = 0; field < FieldNumbers.Count; field++)
            {
                if (fields.Has(field))
                {
                    var places = words.ConvertAll(word => _terms[word.Term][chunk][field]);
                    var times = places.Count == 1 ? places[0].Count : Occurrences(places, offsets, slop);
                    mass += times * _fields.Weight(field, Math.Min(_lengths[chunk][field], FieldNumbers.Longest));
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

    private void Enter(int chunk, int field, IReadOnlyList<string> terms, ref int place)
    {
        foreach (var term in terms)
        {
            if (term.Length > 0)
            {
                var found = _terms.TryGetValue(term, out var known) ? known : _terms[term] = [];
                (found.TryGetValue(chunk, out var places) ? places : found[chunk] = [[], [], [], []])[field].Add(place);
                _lengths[chunk][field]++;
            }

            place++;
        }
    }
}
