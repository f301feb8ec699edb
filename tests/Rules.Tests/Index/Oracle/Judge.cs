using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

/// <summary>What a query makes of one chunk.</summary>
internal sealed class Judge(Weighing weighing, FieldLengths lengths, IRulesIndex index)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _expansions = new(StringComparer.Ordinal);

    /// <summary>Nothing when the chunk is not found by the query.</summary>
    public float? Score(Query query, HeldChunk chunk) => Math.Max(0, query.Boost) * query switch
    {
        TermQuery term => Weighed(Rarity(term.Term), field => chunk.Times(term.Term, field), term.In, chunk),
        PhraseQuery phrase => Phrase(phrase, chunk),
        PrefixQuery prefix => Prefix(prefix, chunk),
        AllQuery all => Sum(all.Parts, all.Parts.Count, chunk),
        AnyQuery any => Sum(any.Parts, any.AtLeast, chunk),
        BestQuery best => best.Parts.Max(part => Score(part, chunk)),
        WithinQuery within => within.Labels.All(labels => labels.Any(chunk.Labels.Contains)) ? Score(within.Inner, chunk) : null,
        _ => null,
    };

    private float? Sum(IReadOnlyList<Query> parts, int atLeast, HeldChunk chunk)
    {
        var scores = parts.Select(part => Score(part, chunk)).Where(static score => score is not null).ToList();
        return scores.Count >= Math.Max(1, atLeast) ? scores.Sum() : null;
    }

    private float? Phrase(PhraseQuery phrase, HeldChunk chunk)
    {
        var words = phrase.Terms.Select(static (term, offset) => (Term: term, Offset: offset)).Where(static word => word.Term.Length > 0).ToList();
        var offsets = words.ConvertAll(static word => word.Offset).ToArray();
        return words.Count == 0 || !words.TrueForAll(word => chunk.Terms.Contains(word.Term))
            ? null
            : Weighed(
                words.Sum(word => Rarity(word.Term)),
                field => Occurrences(words.ConvertAll(word => chunk.Places(word.Term, field)), offsets, phrase.Slop),
                phrase.In,
                chunk);
    }

    /// <summary>The best of its terms, each worth what the most frequent is worth: a rare ending is not what was asked for.</summary>
    private float? Prefix(PrefixQuery prefix, HeldChunk chunk)
    {
        if (!_expansions.TryGetValue(prefix.Prefix, out var terms))
        {
            _expansions[prefix.Prefix] = terms = index.Complete(prefix.Prefix, PrefixQuery.Expansions);
        }

        return terms.Count == 0 ? null : terms.Max(term => Weighed(Rarity(terms[0]), field => chunk.Times(term, field), prefix.In, chunk));
    }

    private float? Weighed(float rarity, Func<int, float> times, Fields fields, HeldChunk chunk)
    {
        var mass = 0f;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            if (fields.Has(field))
            {
                mass += times(field) * lengths.Weight(field, chunk.Lengths[field]);
            }
        }

        return mass > 0 ? weighing.Score(rarity, mass) : null;
    }

    private static float Occurrences(List<IReadOnlyList<int>> places, int[] offsets, int slop)
    {
        var ends = places.Select((_, word) => places.Take(word + 1).Sum(static one => one.Count)).ToArray();
        return Phrases.Occurrences(places.SelectMany(static one => one).ToArray(), ends, offsets, slop);
    }

    private float Rarity(string term) => Weighing.Rarity(index.Frequency(term), index.Count);
}
