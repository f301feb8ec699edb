using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Chooses between corrections by the words around: those that stand in one title with them are likelier.</summary>
internal static class SpellingContext
{
    private const float Together = 3f;

    private const float Next = 1.5f;

    private const int MostWords = 24;

    private const int MostDoubted = 5;

    private const float Slip = 1.4f;

    public static void Correct(IReadOnlyList<Token> tokens, Lexicon lexicon, Spelling spelling, Func<string, bool> knows)
    {
        foreach (var token in tokens.Take(MostWords))
        {
            if (!token.Asking && char.IsAsciiLetter(token.Text[0]) && !lexicon.Knows(token.Term) && !knows(token.Text) && !OrdinaryWords.Holds(token.Term))
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

    /// <summary>
    /// A known word is only doubted when with another that is nearly the same the whole question is a name. A word of every day alone is not: who asks for a
    /// monkey wants no monk.
    /// </summary>
    public static void Doubt(IReadOnlyList<Token> tokens, Lexicon lexicon, Spelling spelling, Func<string, bool> knows)
    {
        var said = tokens.Where(static token => !token.Asking).ToList();
        if (said.Count is 0 or > MostDoubted || Named(said, null, null, lexicon))
        {
            return;
        }

        foreach (var token in said.Where(static token => token.Corrections.Count == 0 && !token.Weak && token.Text.Length >= 4 && char.IsAsciiLetter(token.Text[0]))
            .Where(token => said.Count > 1 || lexicon.Knows(token.Term) || !(knows(token.Text) || OrdinaryWords.Holds(token.Term))))
        {
            foreach (var correction in spelling.Of(token.Text).Where(static correction => correction.Cost is > 0 and <= Slip))
            {
                if (Named(said, token, Terms.Of(correction.Word), lexicon))
                {
                    token.Corrections = [correction];
                    return;
                }
            }
        }
    }

    private static bool Named(List<Token> tokens, Token? changed, string? term, Lexicon lexicon) =>
        lexicon.Named(Titles.Key(tokens.Select(token => ReferenceEquals(token, changed) ? term! : token.Meant))).Count > 0;

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
