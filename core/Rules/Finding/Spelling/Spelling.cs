using System.Numerics;

namespace PluginHost.Rules.Finding;

/// <param name="Score">The likelihood that this was meant, as a logarithm up to a constant.</param>
internal readonly record struct Correction(string Word, float Cost, float Score);

/// <summary>What a person may have meant by a word that the shelf does not know: the noisy channel over the shelf's own words.</summary>
internal sealed class Spelling(Lexicon lexicon)
{
    private const int Most = 5;

    /// <summary>The likeliest first.</summary>
    public IReadOnlyList<Correction> Of(string word)
    {
        var most = word.Length switch { < 3 => 0, 3 => .8f, 4 => 1.1f, 5 => 1.45f, 6 or 7 => 2f, 8 or 9 => 2.4f, _ => 2.8f };
        if (most == 0)
        {
            return [];
        }

        var found = new Dictionary<string, Correction>(StringComparer.Ordinal);
        var letters = WordShapes.LettersOf(word);
        var reach = (int)MathF.Ceiling(most / .4f) < 3 ? 1 : word.Length >= 8 ? 3 : 2;
        for (var length = Math.Max(2, word.Length - reach); length <= word.Length + reach; length++)
        {
            foreach (var shape in lexicon.Shapes.OfLength(length))
            {
                if (BitOperations.PopCount(letters ^ shape.Letters) <= 2 * MathF.Ceiling(most))
                {
                    Weigh(word, shape.Word, most, 0, found);
                }
            }
        }

        if (word.Length >= 5)
        {
            foreach (var shape in lexicon.Shapes.Sounding(Sound.Of(word)))
            {
                Weigh(word, shape.Word, most + 1f, .4f, found);
            }
        }

        return found.Values
            .OrderByDescending(static correction => correction.Score)
            .ThenBy(static correction => correction.Word, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
    }

    private void Weigh(string word, string known, float most, float rebate, Dictionary<string, Correction> found)
    {
        var cost = EditCost.Between(word, known, most);
        if (cost > most)
        {
            return;
        }

        cost = Math.Max(.3f, cost - rebate);
        var score = Prior(lexicon.Words[known]) - (2.4f * cost);
        if (!found.TryGetValue(known, out var before) || before.Score < score)
        {
            found[known] = new Correction(known, cost, score);
        }
    }

    private static float Prior(WordCount count) => .35f * MathF.Log(1 + count.Chunks) + (count.Titles > 0 ? .8f + .15f * MathF.Log(count.Titles) : 0);
}
