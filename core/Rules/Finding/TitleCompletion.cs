using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Titles that go on as somebody types; a title may begin with what is typed, or one of its words.</summary>
internal sealed class TitleCompletion
{
    private static readonly Comparer<Entry> InOrder = Comparer<Entry>.Create(static (one, other) =>
        string.CompareOrdinal(one.Key, other.Key) is var order and not 0 ? order : string.CompareOrdinal(one.Title, other.Title));

    private readonly Dictionary<string, int> _titles = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries;

    public TitleCompletion(IEnumerable<string> titles)
    {
        _entries = [.. titles.Where(IsFirst).SelectMany(static title => Entries(title))];
        _entries.Sort(InOrder);
    }

    public void Change(IEnumerable<string> added, IEnumerable<string> removed)
    {
        foreach (var entry in removed.Where(IsLast).SelectMany(static title => Entries(title)))
        {
            _entries.RemoveAt(_entries.BinarySearch(entry, InOrder));
        }

        foreach (var entry in added.Where(IsFirst).SelectMany(static title => Entries(title)))
        {
            var at = _entries.BinarySearch(entry, InOrder);
            _entries.Insert(at < 0 ? ~at : at, entry);
        }
    }

    /// <summary>Those that begin so as a whole first, the shortest before the others.</summary>
    public IReadOnlyList<string> Of(string typed, int count)
    {
        var key = Folded(Words.Of(typed));
        if (key.Length == 0)
        {
            return [];
        }

        var first = _entries.BinarySearch(new Entry(key, string.Empty), InOrder);
        return _entries.Skip(first < 0 ? ~first : first)
            .TakeWhile(entry => entry.Key.StartsWith(key, StringComparison.Ordinal))
            .Take(1_000)
            .OrderBy(entry => entry.Key.Length == Folded(Words.Of(entry.Title)).Length ? 0 : 1)
            .ThenBy(static entry => entry.Title.Length)
            .ThenBy(static entry => entry.Title, StringComparer.Ordinal)
            .Select(static entry => entry.Title)
            .DistinctBy(static title => Folded(Words.Of(title)))
            .Take(count)
            .ToList();
    }

    private bool IsFirst(string title) => (_titles[title] = _titles.GetValueOrDefault(title) + 1) == 1;

    private bool IsLast(string title) => --_titles[title] == 0 && _titles.Remove(title);

    private static IEnumerable<Entry> Entries(string title) => Beginnings(title).Select(key => new Entry(key, title));

    private static IEnumerable<string> Beginnings(string title)
    {
        var words = Words.Of(title);
        for (var word = 0; word < words.Count; word++)
        {
            if (word == 0 || !StopWords.Holds(words[word].Text))
            {
                yield return Folded(words.Skip(word));
            }
        }
    }

    private static string Folded(IEnumerable<Word> words) => string.Join(' ', words.Select(static word => BritishSpelling.Fold(word.Text)));

    private readonly record struct Entry(string Key, string Title);
}
