using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Words that books write together and people apart, and the other way round.</summary>
internal static class Joins
{
    public static IEnumerable<Span> At(List<Token> tokens, int first, Lexicon lexicon)
    {
        if (first + 1 < tokens.Count)
        {
            var joined = Terms.Of(tokens[first].Text + tokens[first + 1].Text);
            if (lexicon.Knows(joined))
            {
                yield return new Span([first, first + 1], [new Way([joined], 1, Origin.Joined)]);
            }
        }

        var word = tokens[first].Text;
        if (word.Length < 6 || lexicon.Knows(tokens[first].Term))
        {
            yield break;
        }

        for (var cut = 3; cut <= word.Length - 3; cut++)
        {
            var (one, two) = (Terms.Of(word[..cut]), Terms.Of(word[cut..]));
            if (lexicon.Pair(one, two))
            {
                yield return new Span([first], [new Way([one, two], 1, Origin.Joined)]);
            }
        }
    }
}
