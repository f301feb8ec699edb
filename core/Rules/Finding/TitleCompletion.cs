using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Titles that go on as somebody types; a title may begin with what is typed, or one of its words.</summary>
internal sealed class TitleCompletion
{
    private readonly (string Key, string Title)[] _entries;

    public TitleCompletion(IEnumerable<string> titles) => _entries = titles
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(static title => Beginnings(title).Select(key => (Key: key, Title: title)))
        .OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        .ThenBy(static entry => entry.Title, StringComparer.Ordinal)
        .ToArray();

    /// <summary>Those that begin so as a whole first, the shortest before the others.</summary>
    public IReadOnlyList<string> Of(string typed, int count)
    {
        var key = Folded(Words.Of(typed));
        if (key.Length == 0)
        {
            return [];
        }

        var (low, high) = (0, _entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_entries[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return _entries.Skip(low)
            .TakeWhile(entry => entry.Key.StartsWith(key, StringComparison.Ordinal))
            .Take(1_000)
            .OrderBy(entry => entry.Key.Length == Folded(Words.Of(entry.Title)).Length ? 0 : 1)
            .ThenBy(static entry => entry.Title.Length)
            .ThenBy(static entry => entry.Title, StringComparer.Ordinal)
            .Select(static entry => entry.Title)
            .Distinct(StringComparer.Ordinal)
            .Take(count)
            .ToList();
    }

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
}
