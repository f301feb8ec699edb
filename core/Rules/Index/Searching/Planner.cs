using System.Buffers;
using System.Text;

namespace PluginHost.Rules.Index;

/// <summary>Makes cursors of a query, for one segment after another.</summary>
internal sealed class Planner(Snapshot snapshot) : IDisposable
{
    private const int Deepest = 64;

    /// <summary>So many terms of a prefix that is a part of something are gone along on their own.</summary>
    private const int Heads = 6;

    private readonly Dictionary<string, float> _rarities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _expansions = new(StringComparer.Ordinal);

    private readonly List<float[]> _rented = [];

    public Cursor? Plan(SnapshotPart part, Query query) => Plan(part, query, 1, 0, alone: true);

    public void Dispose() => _rented.ForEach(static masses => ArrayPool<float>.Shared.Return(masses));

    /// <param name="alone">Whether nothing else adds to its score, so that alternatives can be looked for one after another.</param>
    private Cursor? Plan(SnapshotPart part, Query query, float boost, int depth, bool alone)
    {
        boost *= Math.Max(0, query.Boost);
        return depth > Deepest ? null : query switch
        {
            TermQuery term => Term(part, term.Term, Rarity(term.Term) * boost, term.In),
            PhraseQuery phrase => Phrase(part, phrase, boost),
            PrefixQuery prefix => Prefix(part, prefix, boost, alone),
            AllQuery all => Sum(part, all.Parts, all.Parts.Count, boost, depth, alone),
            AnyQuery any => Sum(part, any.Parts, any.AtLeast, boost, depth, alone),
            BestQuery best => Best(Plans(part, best.Parts, boost, depth, alone)),
            WithinQuery within => Within(part, within, boost, depth, alone),
            _ => null,
        };
    }

    private Cursor[] Plans(SnapshotPart part, IReadOnlyList<Query> queries, float boost, int depth, bool alone) =>
        [.. queries.Select(query => Plan(part, query, boost, depth + 1, alone)).OfType<Cursor>()];

    private Cursor? Sum(SnapshotPart part, IReadOnlyList<Query> parts, int atLeast, float boost, int depth, bool alone)
    {
        atLeast = Math.Max(1, atLeast);
        var cursors = Plans(part, parts, boost, depth, alone && parts.Count == 1);
        return cursors.Length < atLeast ? null
            : cursors.Length == 1 ? cursors[0]
            : cursors.Length == atLeast ? new AllCursor(cursors)
            : AnyCursor.Sum(cursors, atLeast);
    }

    private static Cursor? Best(Cursor[] cursors) => cursors.Length < 2 ? cursors.FirstOrDefault() : AnyCursor.Best(cursors);

    private Cursor? Within(SnapshotPart part, WithinQuery within, float boost, int depth, bool alone)
    {
        var inner = Plan(part, within.Inner, boost, depth + 1, alone);
        if (inner is null || within.Labels.Count == 0)
        {
            return inner;
        }

        var among = Filter(part.Segment, within.Labels);
        return inner is AnyCursor { Alternatives: { } alternatives }
            ? AnyCursor.Best([.. alternatives.Select(alternative => new WithinCursor(alternative, among))])
            : new WithinCursor(inner, among);
    }

    private static ulong[] Filter(Segment segment, IReadOnlyList<IReadOnlyList<string>> labels)
    {
        var among = new ulong[(segment.Chunks + 63) / 64];
        Array.Fill(among, ulong.MaxValue);
        foreach (var choices in labels)
        {
            var any = new ulong[among.Length];
            foreach (var label in choices)
            {
                var bits = segment.Filters.Of(segment, label);
                for (var word = 0; word < any.Length; word++)
                {
                    any[word] |= bits[word];
                }
            }

            for (var word = 0; word < any.Length; word++)
            {
                among[word] &= any[word];
            }
        }

        return among;
    }

    private TermCursor? Term(SnapshotPart part, string term, float rarity, Fields fields) =>
        term.Length > 0 && part.Segment.Terms.Find(Encoding.UTF8.GetBytes(term), out var entry)
            ? new TermCursor(part.Ground, entry, snapshot.Weighing.Worth(rarity), fields)
            : null;

    private Cursor? Prefix(SnapshotPart part, PrefixQuery prefix, float boost, bool alone)
    {
        if (!_expansions.TryGetValue(prefix.Prefix, out var terms))
        {
            _expansions[prefix.Prefix] = terms = Completion.Of(snapshot, prefix.Prefix, PrefixQuery.Expansions);
        }

        if (terms.Count == 0)
        {
            return null;
        }

        var rarity = Rarity(terms[0]) * boost;
        var cursors = terms.Select(term => Term(part, term, rarity, prefix.In)).OfType<TermCursor>().OrderByDescending(static cursor => cursor.Cost).ToList();
        if (alone || cursors.Count <= Heads + 1)
        {
            return Best([.. cursors]);
        }

        var masses = ArrayPool<float>.Shared.Rent(part.Segment.Chunks);
        _rented.Add(masses);
        masses.AsSpan(0, part.Segment.Chunks).Clear();
        return Best([.. cursors.Take(Heads), new TailCursor(part.Ground, cursors.GetRange(Heads, cursors.Count - Heads), snapshot.Weighing.Worth(rarity), masses)]);
    }

    private Cursor? Phrase(SnapshotPart part, PhraseQuery phrase, float boost)
    {
        List<(TermCursor Cursor, int Offset)> words = [];
        var rarity = 0f;
        for (var offset = 0; offset < phrase.Terms.Count; offset++)
        {
            var term = phrase.Terms[offset];
            if (term.Length > 0)
            {
                var worth = Rarity(term);
                if (Term(part, term, worth * boost, phrase.In) is not { } cursor)
                {
                    return null;
                }

                rarity += worth;
                words.Add((cursor, offset));
            }
        }

        return words.Count switch
        {
            0 => null,
            1 => words[0].Cursor,
            _ => new PhraseCursor(part.Ground, phrase, words, snapshot.Weighing.Worth(rarity * boost)),
        };
    }

    private float Rarity(string term)
    {
        if (!_rarities.TryGetValue(term, out var rarity))
        {
            _rarities[term] = rarity = Weighing.Rarity(snapshot.Frequency(term), snapshot.Count);
        }

        return rarity;
    }
}
