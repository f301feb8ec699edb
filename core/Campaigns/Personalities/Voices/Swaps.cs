using System.Text;
using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Personalities;

/// <summary>Says a text in the words that a personality likes, where another would do as well. Names and figures stay as they are.</summary>
internal static class Swaps
{
    private static readonly Dictionary<string, string[]> _groups = Read();

    public static string Apply(string text, IReadOnlyDictionary<string, double> vocabulary)
    {
        var made = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (end == at)
            {
                made.Append(text[at++]);
                continue;
            }

            // A large letter may begin a name, and what stands by an apostrophe or a hyphen is part of something else.
            var word = text[at..end];
            var alone = (at == 0 || text[at - 1] is not ('-' or '\'' or '’')) && (end == text.Length || text[end] is not ('-' or '\'' or '’'));
            made.Append(alone && _groups.TryGetValue(word, out var group) ? Liked(word, group, vocabulary) : word);
            at = end;
        }

        return made.ToString();
    }

    private static string Liked(string word, string[] group, IReadOnlyDictionary<string, double> vocabulary) =>
        group.MaxBy(one => (vocabulary.GetValueOrDefault(one), one == word ? 1 : 0)) is { } best && vocabulary.GetValueOrDefault(best) > vocabulary.GetValueOrDefault(word) ? best : word;

    private static Dictionary<string, string[]> Read()
    {
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Embedded.Text("personalities/swaps.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => line[0] != '#'))
        {
            var group = line.Split(' ');
            foreach (var word in group)
            {
                groups.TryAdd(word, group);
            }
        }

        return groups;
    }
}
