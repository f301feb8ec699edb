namespace PluginHost.Rules.Index;

/// <summary>Finds the best chunks of all segments.</summary>
internal static class Searcher
{
    private const int Most = 10_000;

    public static IReadOnlyList<Hit> Search(Snapshot snapshot, Query query, int count)
    {
        var top = new TopHits(Math.Min(count, Most));
        if (count <= 0)
        {
            return [];
        }

        using var planner = new Planner(snapshot);
        foreach (var part in snapshot.Parts)
        {
            if (planner.Plan(part, query) is { } cursor)
            {
                Run(part, cursor, top, again: false);
            }
        }

        return top.Sorted();
    }

    private static void Run(SnapshotPart part, Cursor cursor, TopHits top, bool again)
    {
        if (cursor is AnyCursor { Alternatives: { } alternatives })
        {
            // The best of several, each looked for on its own: where one cannot reach the floor its chunks need not be touched at all.
            foreach (var alternative in alternatives.OrderByDescending(static alternative => alternative.Most))
            {
                if (alternative.Most > top.Floor)
                {
                    Run(part, alternative, top, again: true);
                }
            }

            return;
        }

        cursor.Raise(top.Floor);
        for (var chunk = cursor.Advance(0); chunk != Cursor.End; chunk = cursor.Advance(chunk + 1))
        {
            if (!part.IsGone(chunk))
            {
                var score = cursor.Score();
                if (score >= 0 && top.Offer(new(part.IdOf(chunk), score), again))
                {
                    cursor.Raise(top.Floor);
                }
            }
        }
    }
}
