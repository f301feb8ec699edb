using System.Text;

namespace PluginHost.Rules.Index;

/// <summary>The most frequent terms with a beginning.</summary>
internal static class Completion
{
    public static IReadOnlyList<string> Of(Snapshot snapshot, string prefix, int count)
    {
        if (count <= 0)
        {
            return [];
        }

        var bytes = Encoding.UTF8.GetBytes(prefix);
        var first = Entered(snapshot, bytes, count, 0);
        if (!snapshot.HasGone)
        {
            return Names(first);
        }

        // Chunks that are gone still count in the tables. Whatever is entered there less often than the last of these truly is cannot come before it.
        var alive = Alive(snapshot, first);
        var least = alive.Count < count ? 1 : alive[count - 1].Frequency;
        return Names(Alive(snapshot, Entered(snapshot, bytes, int.MaxValue, least)).Take(count));
    }

    private static List<(byte[] Term, int Frequency)> Alive(Snapshot snapshot, IEnumerable<(byte[] Term, int Frequency)> terms) =>
        [.. Sorted(terms.Select(term => (term.Term, Frequency: snapshot.Alive(term.Term))).Where(static term => term.Frequency > 0))];

    private static List<(byte[] Term, int Frequency)> Entered(Snapshot snapshot, byte[] prefix, int count, int least)
    {
        var best = new PriorityQueue<byte[], (int Frequency, byte[] Term)>(Comparer<(int Frequency, byte[] Term)>.Create(static (one, other) =>
            one.Frequency != other.Frequency ? one.Frequency.CompareTo(other.Frequency) : other.Term.AsSpan().SequenceCompareTo(one.Term)));
        var walk = new TermMerge(snapshot.Parts.Select(part => part.Segment.Terms.From(prefix)));
        while (walk.Next() && walk.Key.StartsWith(prefix) && !walk.IsLabel)
        {
            var frequency = walk.Frequency;
            if (frequency < least)
            {
                continue;
            }

            if (best.Count == count)
            {
                // Terms come in their order: of equals the earlier one stays.
                if (best.TryPeek(out _, out var last) && last.Frequency >= frequency)
                {
                    continue;
                }

                best.Dequeue();
            }

            var key = walk.Key.ToArray();
            best.Enqueue(key, (frequency, key));
        }

        return [.. Sorted(best.UnorderedItems.Select(static item => (item.Element, item.Priority.Frequency)))];
    }

    private static IEnumerable<(byte[] Term, int Frequency)> Sorted(IEnumerable<(byte[] Term, int Frequency)> terms) =>
        terms.OrderByDescending(static term => term.Frequency).ThenBy(static term => term.Term, Comparer<byte[]>.Create(static (one, other) => one.AsSpan().SequenceCompareTo(other)));

    private static List<string> Names(IEnumerable<(byte[] Term, int Frequency)> terms) => [.. terms.Select(static term => Encoding.UTF8.GetString(term.Term))];
}
