namespace PluginHost.Rules.Understanding;

/// <summary>Finds names of several words in running text, the longest first.</summary>
internal sealed class Naming
{
    private const int LongestName = 8;
    private const int MostOfWord = 500;

    private readonly Dictionary<string, List<(string[] Words, Entry Entry)>> names = new(StringComparer.Ordinal);

    public Naming(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var name in entry.Aliases.Prepend(entry.Name))
            {
                string[] words = [.. Spans(name).Select(span => name[span].ToLowerInvariant())];
                if (words.Length is 0 or > LongestName || (words.Length == 1 && words[0].Length < 3))
                    continue;
                if (!names.TryGetValue(words[0], out var list))
                    names[words[0]] = list = [];
                if (list.Count < MostOfWord)
                    list.Add((words, entry));
            }
        }

        foreach (var list in names.Values)
            list.Sort(static (one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    /// <summary>A name of one word counts only where the text says that it is one: "the ember spell", "casts ember".</summary>
    public IEnumerable<(Entry Entry, string Words)> In(string text)
    {
        var spans = Spans(text);
        string[] words = [.. spans.Select(span => text[span].ToLowerInvariant())];
        for (var at = 0; at < words.Length; at++)
        {
            if (!names.TryGetValue(words[at], out var list))
                continue;

            var found = list.Find(name => name.Words.Length <= words.Length - at && words.AsSpan(at, name.Words.Length).SequenceEqual(name.Words) && (name.Words.Length > 1 || IsNamed(words, at, name.Entry)));
            if (found.Entry is null)
                continue;

            yield return (found.Entry, text[spans[at].Start..spans[at + found.Words.Length - 1].End]);
            at += found.Words.Length - 1;
        }
    }

    private static bool IsNamed(string[] words, int at, Entry entry)
    {
        var (before, after) = (at > 0 ? words[at - 1] : "", at + 1 < words.Length ? words[at + 1] : "");
        return entry.Type switch
        {
            ContentType.Spell => after is "spell" or "spells" or "cantrip" || before is "cast" or "casts" or "casting",
            ContentType.Condition => before is "is" or "be" or "becomes" or "are" or "become" or "being" || after == "condition",
            _ => false,
        };
    }

    private static List<Range> Spans(string text)
    {
        var spans = new List<Range>();
        var from = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '\'' or '’');
            if (inside && from < 0)
                from = at;
            if (!inside && from >= 0)
            {
                spans.Add(from..at);
                from = -1;
            }
        }

        return spans;
    }
}
