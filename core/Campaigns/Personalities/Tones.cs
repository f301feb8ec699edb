using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Personalities;

/// <summary>The tones a text may have, and the words that give them away.</summary>
internal static class Tones
{
    private static readonly Dictionary<string, HashSet<string>> _words = Read();

    public static IReadOnlyList<string> All { get; } = ["authoritative", "mysterious", "scholarly", "heroic", "grim", "technical", "warm"];

    /// <summary>The tone of which a text has the most; authoritative when it has none.</summary>
    public static string Of(IReadOnlyDictionary<string, int> words) =>
        All.Select(tone => (tone, Count: _words[tone].Sum(word => words.GetValueOrDefault(word)))).Where(static one => one.Count > 0).OrderByDescending(static one => one.Count).Select(static one => one.tone).FirstOrDefault() ?? All[0];

    private static Dictionary<string, HashSet<string>> Read()
    {
        var made = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var open = "";
        foreach (var line in Embedded.Text("personalities/tones.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => line[0] != '#'))
        {
            if (line[0] == '[')
            {
                open = line.Trim('[', ']');
            }
            else
            {
                made[open] = [.. line.Split(' ')];
            }
        }

        return made;
    }
}
