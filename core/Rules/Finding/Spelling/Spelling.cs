using System.Numerics;

namespace PluginHost.Rules.Finding;

/// <param name="Score">The likelihood that this was meant, as a logarithm up to a constant.</param>
internal readonly record struct Correction(string Word, float Cost, float Score);

/// <summary>What a person may have meant by a word that the shelf does not know: the noisy channel over the shelf's own words.</summary>
internal sealed class Spelling
{
    private const int Most = 5;

    private readonly Entry[][] _byLength;
    private readonly Dictionary<string, List<Entry>> _bySound = new(StringComparer.Ordinal);

    public Spelling(Lexicon lexicon)
    {
        var entries = lexicon.Words
            .Where(static word => word.Key.Length is > 1 and <= 40 && char.IsAsciiLetter(word.Key[0]))
            .Select(static word => new Entry(word.Key, Letters(word.Key), Prior(word.Value)))
            .ToList();
        var longest = entries.Count == 0 ? 0 : entries.Max(static entry => entry.Word.Length);
        _byLength = new Entry[longest + 1][];
        for (var length = 0; length <= longest; length++)
        {
            _byLength[length] = entries.Where(entry => entry.Word.Length == length).ToArray();
        }

        foreach (var entry in entries)
        {
            var sound = Sound.Of(entry.Word);
            (_bySound.TryGetValue(sound, out var alike) ? alike : _bySound[sound] = []).Add(entry);
        }
    }

    /// <summary>The likeliest first.</summary>
    public IReadOnlyList<Correction> Of(string word)
    {
        var most = word.Length switch { < 3 => 0, 3 => .8f, 4 => 1.1f, 5 => 1.45f, 6 or 7 => 2f, 8 or 9 => 2.4f, _ => 2.8f };
        if (most == 0)
        {
            return [];
        }

        var found = new Dictionary<string, Correction>(StringComparer.Ordinal);
        var letters = Letters(word);
        var reach = (int)MathF.Ceiling(most / .4f) < 3 ? 1 : word.Length >= 8 ? 3 : 2;
        for (var length = Math.Max(2, word.Length - reach); length <= Math.Min(_byLength.Length - 1, word.Length + reach); length++)
        {
            foreach (var entry in _byLength[length])
            {
                if (BitOperations.PopCount(letters ^ entry.Letters) <= 2 * MathF.Ceiling(most))
                {
                    Weigh(word, entry, most, 0, found);
                }
            }
        }

        if (word.Length >= 5 && _bySound.TryGetValue(Sound.Of(word), out var alike))
        {
            foreach (var entry in alike)
            {
                Weigh(word, entry, most + 1f, .4f, found);
            }
        }

        return found.Values
            .OrderByDescending(static correction => correction.Score)
            .ThenBy(static correction => correction.Word, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
    }

    private static void Weigh(string word, Entry entry, float most, float rebate, Dictionary<string, Correction> found)
    {
        var cost = EditCost.Between(word, entry.Word, most);
        if (cost > most)
        {
            return;
        }

        cost = Math.Max(.3f, cost - rebate);
        var score = entry.Prior - (2.4f * cost);
        if (!found.TryGetValue(entry.Word, out var known) || known.Score < score)
        {
            found[entry.Word] = new Correction(entry.Word, cost, score);
        }
    }

    private static float Prior(WordCount count) => .35f * MathF.Log(1 + count.Chunks) + (count.Titles > 0 ? .8f + .15f * MathF.Log(count.Titles) : 0);

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= letter is >= 'a' and <= 'z' ? 1u << (letter - 'a') : 1u << 26;
        }

        return letters;
    }

    private sealed record Entry(string Word, uint Letters, float Prior);
}
