using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <param name="Chunks">How often the word stands on the shelf.</param>
/// <param name="Titles">How often in titles.</param>
internal readonly record struct WordCount(int Chunks, int Titles);

/// <summary>The words and names of a shelf.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, WordCount> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<int>> _inTitles = new(StringComparer.Ordinal);
    private readonly HashSet<(string First, string Second)> _pairs = [];
    private int _titles;

    public IReadOnlyDictionary<string, WordCount> Words => _words;

    public static Lexicon Of(IEnumerable<Passage> passages)
    {
        var lexicon = new Lexicon();
        foreach (var passage in passages)
        {
            lexicon.Add(passage);
        }

        foreach (var term in lexicon._terms.Keys)
        {
            if (Stemmer.Root(term) is { } root)
            {
                (lexicon._families.TryGetValue(root, out var family) ? family : lexicon._families[root] = []).Add(term);
            }
        }

        return lexicon;
    }

    public bool Knows(string term) => _terms.ContainsKey(term);

    public int Count(string term) => _terms.GetValueOrDefault(term);

    /// <summary>Terms of the same root.</summary>
    public IReadOnlyList<string> Family(string term) =>
        Stemmer.Root(term) is { } root && _families.TryGetValue(root, out var family) ? family : [];

    /// <summary>The passages that go by the name.</summary>
    public IReadOnlyList<long> Named(string key) => _names.TryGetValue(key, out var ids) ? ids : [];

    /// <summary>Whether a title has both terms.</summary>
    public bool Together(string term, string other) =>
        _inTitles.TryGetValue(term, out var one) && _inTitles.TryGetValue(other, out var two)
        && (one.Count <= two.Count ? one.Any(two.Contains) : two.Any(one.Contains));

    /// <summary>Whether a title has the terms one after the other.</summary>
    public bool Pair(string first, string second) => _pairs.Contains((first, second));

    private void Add(Passage passage)
    {
        foreach (var name in Titles.Names(passage.Title))
        {
            var key = Titles.Key(Titles.TermsOf(name));
            var ids = _names.TryGetValue(key, out var known) ? known : _names[key] = [];
            if (!ids.Contains(passage.Id))
            {
                ids.Add(passage.Id);
            }
        }

        var title = _titles++;
        Count(passage.Title, 1);
        foreach (var section in passage.Section)
        {
            Count(section, 0);
        }

        Count(passage.Body, 0);
        var terms = Titles.TermsOf(passage.Title);
        for (var term = 0; term < terms.Count; term++)
        {
            (_inTitles.TryGetValue(terms[term], out var titles) ? titles : _inTitles[terms[term]] = []).Add(title);
            if (term > 0)
            {
                _pairs.Add((terms[term - 1], terms[term]));
            }
        }
    }

    private void Count(string text, int inTitle)
    {
        foreach (var word in Analysis.Words.Of(text))
        {
            if (StopWords.Holds(word.Text))
            {
                continue;
            }

            var count = _words.GetValueOrDefault(word.Text);
            _words[word.Text] = new WordCount(count.Chunks + 1, count.Titles + inTitle);
            var term = Terms.Of(word.Text);
            _terms[term] = _terms.GetValueOrDefault(term) + 1;
        }
    }
}
