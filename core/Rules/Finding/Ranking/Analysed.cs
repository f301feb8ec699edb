using System.Collections.Concurrent;
using PluginHost.Rules.Analysis;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Finding;

/// <summary>A passage with the places of its terms, as ranking looks at it.</summary>
internal sealed class Analysed
{
    private static readonly int[] None = [];

    private readonly Dictionary<string, int[]> _title;
    private readonly Dictionary<string, int[]> _section;
    private readonly Dictionary<string, int[]> _body;
    private readonly Dictionary<string, int[]> _described;

    public Analysed(Passage passage)
    {
        Passage = passage;
        Kind = KindReader.Of(passage);
        TitleTerms = Titles.TermsOf(passage.Title);
        Names = Titles.Names(passage.Title).Select(Titles.TermsOf).Where(static name => name.Count > 0).ToList();
        _title = Places(passage.Title);
        _section = Places(string.Join(" . ", passage.Section));
        _body = Places(passage.Body);
        _described = Places(Glossary.Default.Of(passage));
    }

    public Passage Passage { get; }

    public Kinds Kind { get; }

    public IReadOnlyList<string> TitleTerms { get; }

    public IReadOnlyList<IReadOnlyList<string>> Names { get; }

    public bool InTitle(string term) => _title.ContainsKey(term);

    public ReadOnlySpan<int> InBody(string term) => _body.GetValueOrDefault(term, None);

    public bool Title(IReadOnlyList<string> terms) => Has(_title, terms, 1);

    public bool Anywhere(IReadOnlyList<string> terms) => Has(_title, terms, 2) || Has(_body, terms, 3) || Has(_section, terms, 2);

    public bool Described(IReadOnlyList<string> terms) => Has(_described, terms, 4);

    private static bool Has(Dictionary<string, int[]> places, IReadOnlyList<string> terms, int slop)
    {
        if (terms.Count == 1)
        {
            return places.ContainsKey(terms[0]);
        }

        if (!places.TryGetValue(terms[0], out var starts))
        {
            return false;
        }

        foreach (var start in starts)
        {
            var at = start;
            var term = 1;
            for (; term < terms.Count; term++)
            {
                if (terms[term].Length == 0)
                {
                    continue;
                }

                if (!places.TryGetValue(terms[term], out var next))
                {
                    return false;
                }

                var from = at;
                var found = Array.FindIndex(next, place => place > from && place - start <= term + slop);
                if (found < 0)
                {
                    break;
                }

                at = next[found];
            }

            if (term == terms.Count)
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, int[]> Places(string text)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var terms = Terms.Of(Words.Of(text));
        for (var place = 0; place < terms.Count; place++)
        {
            if (terms[place].Length > 0)
            {
                (places.TryGetValue(terms[place], out var known) ? known : places[terms[place]] = []).Add(place);
            }
        }

        return places.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}

/// <summary>Keeps what was analysed last, within a bound.</summary>
internal sealed class AnalysedPassages(IPassages passages)
{
    private const int Most = 8_192;

    private readonly ConcurrentDictionary<long, Analysed> _known = new();

    public Analysed? Find(long id)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        if (passages.Find(id) is not { } passage)
        {
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[id] = new Analysed(passage);
    }

    public void Forget(long id) => _known.TryRemove(id, out _);
}
