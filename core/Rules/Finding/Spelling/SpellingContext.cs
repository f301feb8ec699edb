using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Chooses between corrections by the words around: those that stand in one title with them are likelier.</summary>
internal static class SpellingContext
{
    private const float Together = 3f;

    private const float Next = 1.5f;

    private const int MostWords = 24;

    /// <summary>A known word is only doubted when another, that stands in a title beside its neighbour, is this much likelier.</summary>
    public static void Correct(IReadOnlyList<Token> tokens, Lexicon lexicon, Spelling spelling, Func<string, bool> knows)
    {
        foreach (var token in tokens.Take(MostWords))
        {
            if (!token.Asking && char.IsAsciiLetter(token.Text[0]) && !lexicon.Knows(token.Term) && !knows(token.Text))
            {
                token.Corrections = spelling.Of(token.Text);
            }
        }

        for (var at = 0; at < Math.Min(tokens.Count, MostWords); at++)
        {
            if (tokens[at].Corrections.Count > 1)
            {
                var here = at;
                tokens[at].Corrections = tokens[at].Corrections
                    .Select(correction => correction with { Score = correction.Score + Fit(tokens, here, Terms.Of(correction.Word), lexicon) })
                    .OrderByDescending(static correction => correction.Score)
                    .ToList();
            }
        }
    }

    private static float Fit(IReadOnlyList<Token> tokens, int at, string term, Lexicon lexicon)
    {
        var best = 0f;
        for (var other = Math.Max(0, at - 3); other <= Math.Min(tokens.Count - 1, at + 3); other++)
        {
            if (other == at || tokens[other].Asking)
            {
                continue;
            }

            foreach (var neighbour in Meanings(tokens[other]))
            {
                if (lexicon.Together(term, neighbour))
                {
                    var beside = other < at ? lexicon.Pair(neighbour, term) : lexicon.Pair(term, neighbour);
                    best = Math.Max(best, Together + (beside ? Next : 0));
                }
            }
        }

        return best;
    }

    private static IEnumerable<string> Meanings(Token token) =>
        token.Corrections.Count == 0 ? [token.Term] : token.Corrections.Take(3).Select(static correction => Terms.Of(correction.Word));
}
