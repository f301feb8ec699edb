using PluginHost.Rules.Analysis;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Finding;

/// <summary>Makes of a question what to look for.</summary>
internal sealed class Interpreter(Lexicon lexicon, Spelling spelling, Synonyms synonyms, IRulesIndex index, Mechanisms mechanisms)
{
    private const float WeakWorth = .5f;
    private const float WeakMost = 1.5f;
    private const float FamilyWeight = .75f;
    private const int MostWords = 64;
    private const int Between = 2;
    private const int MostWays = 8;
    private const int MostWhole = 8;
    private const float WholeWorth = 1f;

    public Reading Read(Question question)
    {
        var text = question.Text.Length > Question.Longest ? question.Text[..Question.Longest] : question.Text;
        var tokens = Words.Of(text).Where(static word => !StopWords.Holds(word.Text)).Take(MostWords).Select(static word => new Token(word)).ToList();
        if (mechanisms.HasFlag(Mechanisms.Spelling))
        {
            Func<string, bool> knows = word => synonyms.Knows(word) || Glossary.Default.Knows(word);
            SpellingContext.Correct(tokens, lexicon, spelling, knows);
            SpellingContext.Doubt(tokens, lexicon, spelling, knows);
        }

        var spans = Spans(tokens);
        var said = tokens.Exists(static token => !token.Asking);
        var clause = Clauses.Begin(text);
        var concepts = new List<Concept>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var (here, over) = (at, spans.Where(span => span.Covers.Contains(at)).ToList());
            if (!said || !tokens[at].Asking || over.Exists(span => span.Covers.TrueForAll(covered => tokens[covered].Asking) && span.Covers[0] == here))
            {
                concepts.Add(ConceptOf(tokens[at], over) with { Telling = tokens[at].Word.Start > clause });
            }
        }

        return new Reading(concepts)
        {
            DidYouMean = DidYouMean(text, tokens),
            Said = Titles.Said(DidYouMean(text, tokens) ?? text),
            Names = Names(tokens),
            Faceted = Facets.Of(tokens),
            Kinds = mechanisms.HasFlag(Mechanisms.Kinds) ? Intent.Of(text, tokens) : new Dictionary<Kinds, float>(),
        };
    }

    private Concept ConceptOf(Token token, List<Span> over)
    {
        var ways = new List<Way>();
        if (lexicon.Knows(token.Term) || token.Corrections.Count == 0)
        {
            ways.Add(new Way([token.Term], 1, Origin.Asked));
        }

        for (var correction = 0; correction < Math.Min(3, token.Corrections.Count); correction++)
        {
            var best = token.Corrections[0];
            var weight = MathF.Exp(.5f * (token.Corrections[correction].Score - best.Score)) * (correction == 0 ? 1 : .8f);
            if (weight > .1f)
            {
                ways.Add(new Way([Terms.Of(token.Corrections[correction].Word)], weight, Origin.Spelling));
            }
        }

        if (mechanisms.HasFlag(Mechanisms.Families) && index.Frequency(token.Meant) == 0)
        {
            // Words that stand on the shelf speak for themselves.
            ways.AddRange(lexicon.Family(token.Meant).Where(term => term != token.Meant).Take(8).Select(static term => new Way([term], FamilyWeight, Origin.Family)));
        }

        if (mechanisms.HasFlag(Mechanisms.Synonyms))
        {
            foreach (var rule in synonyms.Beginning(token.Meant).Where(static rule => rule.Terms.Count == 1))
            {
                ways.AddRange(rule.Says.Where(saying => Found(saying.Terms)).Select(static saying => new Way(saying.Terms, saying.Weight, Origin.Synonym)));
            }
        }

        var whole = over.SelectMany(static span => span.Ways).ToList();
        ways = ways.OrderBy(static way => way.Origin is Origin.Asked or Origin.Spelling ? 0 : 1)
            .ThenByDescending(static way => way.Weight)
            .Take(MostWays)
            .Concat(whole.OrderByDescending(static way => way.Weight).Take(MostWhole))
            .GroupBy(static way => Titles.Key(way.Terms))
            .Select(static same => same.MaxBy(static way => way.Weight)!)
            .ToList();
        var known = ways.Where(way => way.Origin is Origin.Asked or Origin.Spelling && index.Frequency(way.Terms[0]) > 0).ToList();
        var worth = known.Count > 0 ? Rarity(known[0].Terms)
            : ways.Exists(way => way.Origin is not Origin.Asked) ? ways.Where(static way => way.Origin is not Origin.Asked).Max(way => Rarity(way.Terms))
            : Weighing.Rarity(0, index.Count) * .3f;
        worth = token.Weak && mechanisms.HasFlag(Mechanisms.WeakWords) ? Math.Min(worth * WeakWorth, WeakMost) : worth;

        // Words that say little alone may say much together: "who goes first".
        var together = over.Select(span => WholeWorth * span.Ways.Max(way => way.Weight * Rarity(way.Terms)) / span.Covers.Count).DefaultIfEmpty(0).Max();
        return new Concept(token.Text, token.Meant, Math.Max(worth, together), ways);
    }

    /// <summary>Runs of words that can be said as a whole.</summary>
    private List<Span> Spans(List<Token> tokens)
    {
        var spans = new List<Span>();
        for (var first = 0; first < tokens.Count; first++)
        {
            if (mechanisms.HasFlag(Mechanisms.Joins))
            {
                spans.AddRange(Joins.At(tokens, first, lexicon));
            }

            if (!mechanisms.HasFlag(Mechanisms.Synonyms))
            {
                continue;
            }

            foreach (var rule in synonyms.Beginning(tokens[first].Meant).Where(static rule => rule.Terms.Count > 1))
            {
                if (Runs(tokens, first, rule.Terms) is { } covers)
                {
                    var ways = rule.Says.Where(saying => Found(saying.Terms)).Select(static saying => new Way(saying.Terms, saying.Weight, Origin.Synonym)).ToList();
                    if (ways.Count > 0)
                    {
                        spans.Add(new Span(covers, ways));
                    }
                }
            }
        }

        return spans;
    }

    /// <summary>Where the words are when they stand near each other, in their order.</summary>
    private static List<int>? Runs(List<Token> tokens, int first, IReadOnlyList<string> terms)
    {
        var reach = first + terms.Count + Between;
        var covers = new List<int> { first };
        foreach (var term in terms.Skip(1))
        {
            var at = tokens.FindIndex(covers[^1] + 1, token => token.Meant == term);
            if (at < 0 || at >= reach)
            {
                return null;
            }

            covers.Add(at);
        }

        return covers;
    }

    private bool Found(IReadOnlyList<string> terms) => terms.All(term => term.Length == 0 || index.Frequency(term) > 0);

    private float Rarity(IReadOnlyList<string> terms) =>
        terms.Where(static term => term.Length > 0).Select(term => Weighing.Rarity(index.Frequency(term), index.Count)).DefaultIfEmpty(0).Max();

    private static List<string> Names(List<Token> tokens) =>
        new[]
        {
            Titles.Key(tokens.Select(static token => token.Term)),
            Titles.Key(tokens.Select(static token => token.Meant)),
            Titles.Key(tokens.Where(static token => !token.Asking).Select(static token => token.Meant)),
        }
        .Where(static key => key.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .ToList();

    private static string? DidYouMean(string text, List<Token> tokens)
    {
        if (!tokens.Exists(static token => token.Corrections.Count > 0))
        {
            return null;
        }

        var said = new System.Text.StringBuilder();
        var at = 0;
        foreach (var token in tokens.Where(static token => token.Corrections.Count > 0))
        {
            said.Append(text, at, token.Word.Start - at).Append(token.Corrections[0].Word);
            at = token.Word.End;
        }

        return said.Append(text, at, text.Length - at).ToString();
    }
}
