using PluginHost.Rules.Analysis;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Finding;

/// <summary>Makes of a question what to look for.</summary>
internal sealed class Interpreter(Lexicon lexicon, Spelling spelling, Synonyms synonyms, IRulesIndex index, Mechanisms mechanisms)
{
    private const float WeakWorth = .35f;
    private const float FamilyWeight = .75f;
    private const int MostWords = 64;
    private const int Between = 2;

    public Reading Read(Question question)
    {
        var text = question.Text.Length > Question.Longest ? question.Text[..Question.Longest] : question.Text;
        var tokens = Words.Of(text).Where(static word => !StopWords.Holds(word.Text)).Take(MostWords).Select(static word => new Token(word)).ToList();
        if (mechanisms.HasFlag(Mechanisms.Spelling))
        {
            SpellingContext.Correct(tokens, lexicon, spelling, word => synonyms.Knows(word) || Glossary.Default.Knows(word));
        }

        var spans = Spans(tokens);
        var said = tokens.Exists(static token => !token.Asking);
        var units = new List<Unit>();
        for (var at = 0; at < tokens.Count;)
        {
            var end = at;
            for (var last = at; last <= end; last++)
            {
                foreach (var span in spans.Where(span => span.First == last))
                {
                    end = Math.Max(end, span.Last);
                }
            }

            var (first, final) = (at, end);
            var whole = spans.Where(span => span.First >= first && span.Last <= final).ToList();
            var concepts = tokens[first..(final + 1)]
                .Where(token => !said || !token.Asking)
                .Select(ConceptOf)
                .ToList();
            var worth = whole.Count == 0 ? 0 : whole.Max(span => span.Ways.Max(way => Rarity(way.Terms)));
            if (concepts.Count == 0 && whole.Count > 0)
            {
                concepts.Add(new Concept(string.Join(' ', tokens[first..(final + 1)].Select(static token => token.Text)), "", worth * .5f, []));
            }

            if (concepts.Count > 0)
            {
                units.Add(new Unit(concepts, whole.SelectMany(static span => span.Ways).ToList()));
            }

            at = end + 1;
        }

        return new Reading(units)
        {
            DidYouMean = DidYouMean(text, tokens),
            Said = Titles.Said(DidYouMean(text, tokens) ?? text),
            Names = Names(tokens),
            Kinds = mechanisms.HasFlag(Mechanisms.Kinds) ? Intent.Of(text, tokens) : new Dictionary<Kinds, float>(),
        };
    }

    private Concept ConceptOf(Token token)
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

        if (mechanisms.HasFlag(Mechanisms.Families))
        {
            ways.AddRange(lexicon.Family(token.Meant).Where(term => term != token.Meant).Take(8).Select(static term => new Way([term], FamilyWeight, Origin.Family)));
        }

        if (mechanisms.HasFlag(Mechanisms.Synonyms))
        {
            foreach (var rule in synonyms.Beginning(token.Meant).Where(static rule => rule.Terms.Count == 1))
            {
                ways.AddRange(rule.Says.Where(saying => Found(saying.Terms)).Select(static saying => new Way(saying.Terms, saying.Weight, Origin.Synonym)));
            }
        }

        ways = ways.GroupBy(static way => Titles.Key(way.Terms)).Select(static same => same.MaxBy(static way => way.Weight)!).ToList();
        var known = ways.Where(way => way.Origin is Origin.Asked or Origin.Spelling && index.Frequency(way.Terms[0]) > 0).ToList();
        var worth = known.Count > 0 ? Rarity(known[0].Terms)
            : ways.Exists(way => way.Origin is not Origin.Asked) ? ways.Where(static way => way.Origin is not Origin.Asked).Max(way => Rarity(way.Terms))
            : Weighing.Rarity(0, index.Count) * .3f;
        return new Concept(token.Text, token.Meant, worth * (token.Weak && mechanisms.HasFlag(Mechanisms.WeakWords) ? WeakWorth : 1), ways);
    }

    /// <summary>Runs of words that can be said as a whole.</summary>
    private List<(int First, int Last, List<Way> Ways)> Spans(List<Token> tokens)
    {
        var spans = new List<(int First, int Last, List<Way> Ways)>();
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
                if (Runs(tokens, first, rule.Terms) is { } last)
                {
                    var ways = rule.Says.Where(saying => Found(saying.Terms)).Select(static saying => new Way(saying.Terms, saying.Weight, Origin.Synonym)).ToList();
                    if (ways.Count > 0)
                    {
                        spans.Add((first, last, ways));
                    }
                }
            }
        }

        return spans;
    }

    /// <summary>Where the words end when they stand near each other: in their order, or two or three in any.</summary>
    private static int? Runs(List<Token> tokens, int first, IReadOnlyList<string> terms)
    {
        var (at, reach) = (first, first + terms.Count + Between);
        foreach (var term in terms.Skip(1))
        {
            at = tokens.FindIndex(at + 1, token => token.Meant == term);
            if (at < 0 || at >= reach)
            {
                return null;
            }
        }

        return at;
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
