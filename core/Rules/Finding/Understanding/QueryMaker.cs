using PluginHost.Rules.Index;

namespace PluginHost.Rules.Finding;

/// <summary>Makes a query of the index of what was understood.</summary>
internal sealed class QueryMaker(IRulesIndex index, Fields fields)
{
    private const int PhraseSlop = 2;

    public Query? Of(Reading reading, Question question)
    {
        var parts = reading.Concepts.Select(OfConcept).OfType<Query>().ToList();
        if (question.Typing && reading.Concepts is [.., { Term.Length: > 0 } last])
        {
            parts.Add(new PrefixQuery(last.Term, fields));
        }

        if (parts.Count == 0)
        {
            return null;
        }

        Query query = new AnyQuery(parts);
        return question.Within.Count == 0 ? query : new WithinQuery(query, question.Within);
    }

    private Query? OfConcept(Concept concept)
    {
        var ways = concept.Ways.Select(way => OfWay(way, concept.Worth)).OfType<Query>().ToList();
        return ways switch { [] => null, [var only] => only, _ => new BestQuery(ways) };
    }

    /// <summary>A way counts as much as what it stands for, not as much as it is rare itself.</summary>
    private Query? OfWay(Way way, float worth)
    {
        var rarity = way.Terms.Where(static term => term.Length > 0).Sum(term => Weighing.Rarity(index.Frequency(term), index.Count));
        if (rarity <= 0)
        {
            return null;
        }

        var boost = way.Weight * Math.Clamp(worth / rarity, .1f, 2f);
        return way.Terms.Count == 1 ? new TermQuery(way.Terms[0], fields) { Boost = boost } : new PhraseQuery(way.Terms, PhraseSlop, fields) { Boost = boost };
    }
}
