using System.Runtime.InteropServices;
using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <param name="Chunks">How often the word stands on the shelf.</param>
/// <param name="Titles">How often in titles.</param>
internal readonly record struct WordCount(int Chunks, int Titles);

/// <summary>The words and names of a shelf. After a change it is as if it had been made anew.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, WordCount> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<long>> _inTitles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string First, string Second), int> _pairs = [];

    public IReadOnlyDictionary<string, WordCount> Words => _words;

    public WordShapes Shapes { get; } = new();

    public static Lexicon Of(IEnumerable<Passage> passages)
    {
        var lexicon = new Lexicon();
        lexicon.Change(passages, []);
        return lexicon;
    }

    public void Change(IEnumerable<Passage> added, IEnumerable<Passage> removed)
    {
        foreach (var passage in removed)
        {
            Count(passage, -1);
            Leave(passage);
        }

        foreach (var passage in added)
        {
            Count(passage, 1);
            Enter(passage);
        }
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
        _inTitles.TryGetValue(term, out var one) && _inTitles.TryGetValue(other, out var two) && one.Overlaps(two);

    /// <summary>Whether a title has the terms one after the other.</summary>
    public bool Pair(string first, string second) => _pairs.ContainsKey((first, second));

    private static IEnumerable<string> Keys(Passage passage) => Titles.Names(passage.Title).Select(static name => Titles.Key(Titles.TermsOf(name))).Distinct(StringComparer.Ordinal);

    private void Enter(Passage passage)
    {
        foreach (var key in Keys(passage))
        {
            (_names.TryGetValue(key, out var known) ? known : _names[key] = []).Add(passage.Id);
        }

        foreach (var term in Titles.TermsOf(passage.Title))
        {
            (_inTitles.TryGetValue(term, out var titles) ? titles : _inTitles[term] = []).Add(passage.Id);
        }
    }

    private void Leave(Passage passage)
    {
        foreach (var key in Keys(passage))
        {
            if (_names[key].Remove(passage.Id) && _names[key].Count == 0)
            {
                _names.Remove(key);
            }
        }

        foreach (var term in Titles.TermsOf(passage.Title).Distinct(StringComparer.Ordinal))
        {
            if (_inTitles[term].Remove(passage.Id) && _inTitles[term].Count == 0)
            {
                _inTitles.Remove(term);
            }
        }
    }

    private void Count(Passage passage, int times)
    {
        Count(passage.Title, times, inTitle: true);
        foreach (var section in passage.Section)
        {
            Count(section, times, inTitle: false);
        }

        Count(passage.Body, times, inTitle: false);
        var terms = Titles.TermsOf(passage.Title);
        for (var term = 1; term < terms.Count; term++)
        {
            Add(_pairs, (terms[term - 1], terms[term]), times);
        }
    }

    private void Count(string text, int times, bool inTitle)
    {
        foreach (var word in Analysis.Words.Of(text))
        {
            if (StopWords.Holds(word.Text))
            {
                continue;
            }

            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word.Text, out var known);
            count = new WordCount(count.Chunks + times, count.Titles + (inTitle ? times : 0));
            if (!known)
            {
                Shapes.Add(word.Text);
            }
            else if (count.Chunks == 0)
            {
                _words.Remove(word.Text);
                Shapes.Remove(word.Text);
            }

            var term = Terms.Of(word.Text);
            switch (Add(_terms, term, times))
            {
                case 0:
                    Leave(term);
                    break;
                case 1 when times > 0:
                    Enter(term);
                    break;
            }
        }
    }

    private void Enter(string term)
    {
        if (Stemmer.Root(term) is { } root)
        {
            var family = _families.TryGetValue(root, out var known) ? known : _families[root] = [];
            family.Insert(~family.BinarySearch(term, StringComparer.Ordinal), term);
        }
    }

    private void Leave(string term)
    {
        if (Stemmer.Root(term) is { } root && _families[root].Remove(term) && _families[root].Count == 0)
        {
            _families.Remove(root);
        }
    }

    /// <returns>How often it is there now.</returns>
    private static int Add<T>(Dictionary<T, int> counts, T key, int times)
        where T : notnull
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += times;
        var now = count;
        if (now == 0)
        {
            counts.Remove(key);
        }

        return now;
    }
}
