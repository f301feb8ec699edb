using PluginHost.Rules.Index;

namespace PluginHost.Rules.Shelves;

/// <summary>A small index in memory that is made once and never changes: for texts that may stand in no file.</summary>
internal sealed class MemoryIndex : IRulesIndex
{
    private readonly Dictionary<string, Dictionary<int, List<(int Field, int Place)>>> _terms = new(StringComparer.Ordinal);
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
            foreach (var part in _chunks[chunk].Fields)
            {
                Enter(chunk, FieldNumbers.Of(part.Field), part.Terms);
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

    private Dictionary<int, float> Scores(Query query) => query switch
    {
        TermQuery term => Phrase([term.Term], 0, term.In, term.Boost),
        PhraseQuery phrase => Phrase(phrase.Terms, phrase.Slop, phrase.In, phrase.Boost),
        PrefixQuery prefix => Best(Complete(prefix.Prefix, PrefixQuery.Expansions).Select(term => Phrase([term], 0, prefix.In, 1)), prefix.Boost),
        AllQuery all => Sum(all.Parts, all.Parts.Count, all.Boost),
        AnyQuery any => Sum(any.Parts, any.AtLeast, any.Boost),
        BestQuery best => Best(best.Parts.Select(Scores), best.Boost),
        WithinQuery within => Scores(within.Inner).Where(score => within.Labels.All(choices => choices.Any(_labels[score.Key].Contains))).ToDictionary(static score => score.Key, score => score.Value * within.Boost),
        _ => [],
    };

    private Dictionary<int, float> Sum(IReadOnlyList<Query> parts, int atLeast, float boost)
    {
        var sums = new Dictionary<int, (float Sum, int Parts)>();
        foreach (var (chunk, score) in parts.SelectMany(Scores))
        {
            var before = sums.GetValueOrDefault(chunk);
            sums[chunk] = (before.Sum + score, before.Parts + 1);
        }

        return sums.Where(one => one.Value.Parts >= atLeast).ToDictionary(static one => one.Key, one => one.Value.Sum * boost);
    }

    private static Dictionary<int, float> Best(IEnumerable<Dictionary<int, float>> ways, float boost)
    {
        var best = new Dictionary<int, float>();
        foreach (var (chunk, score) in ways.SelectMany(static way => way))
        {
            best[chunk] = Math.Max(best.GetValueOrDefault(chunk), score * boost);
        }

        return best;
    }

    /// <summary>One term, or several that stand together: so many places apart, in all, as the slop allows.</summary>
    private Dictionary<int, float> Phrase(IReadOnlyList<string> terms, int slop, Fields fields, float boost)
    {
        var words = terms.Select(static (term, offset) => (Term: term, Offset: offset)).Where(static word => word.Term.Length > 0).ToList();
        if (words.Count == 0 || words.Exists(word => !_terms.ContainsKey(word.Term)))
        {
            return [];
        }

        var rarity = words.Sum(word => Weighing.Rarity(Frequency(word.Term), Count));
        var scores = new Dictionary<int, float>();
        foreach (var (chunk, places) in _terms[words[0].Term])
        {
            var mass = places.Where(place => fields.Has(place.Field) && words.Skip(1).All(word => Stands(word.Term, chunk, place.Field, place.Place + word.Offset - words[0].Offset, slop)))
                .Sum(place => _fields.Weight(place.Field, _lengths[chunk][place.Field]));
            if (mass > 0)
            {
                scores[chunk] = _weighing.Score(rarity, mass) * boost;
            }
        }

        return scores;
    }

    private bool Stands(string term, int chunk, int field, int place, int slop) =>
        _terms[term].TryGetValue(chunk, out var places) && places.Exists(other => other.Field == field && Math.Abs(other.Place - place) <= slop);

    private void Enter(int chunk, int field, IReadOnlyList<string> terms)
    {
        for (var place = 0; place < terms.Count; place++)
        {
            if (terms[place].Length > 0)
            {
                var found = _terms.TryGetValue(terms[place], out var known) ? known : _terms[terms[place]] = [];
                (found.TryGetValue(chunk, out var places) ? places : found[chunk] = []).Add((field, place));
                _lengths[chunk][field]++;
            }
        }
    }
}
