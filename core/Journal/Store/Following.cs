using System.Runtime.CompilerServices;

namespace PluginHost.Journal;

public static class Following
{
    /// <summary>The events after a position that the query's audience may see, and every later one as it comes. It ends only with the token.</summary>
    public static async IAsyncEnumerable<StoredEvent> FollowAsync(this IJournal journal, EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(query);
        var from = query.From;
        while (true)
        {
            var head = await journal.WaitAsync(query.Journal, from, cancellationToken);
            while (from < head)
            {
                var page = await journal.ReadAsync(query with { From = from }, cancellationToken);
                foreach (var happened in page)
                {
                    yield return happened;
                }

                // What lies between is hidden from this reader or of another kind.
                var last = page.Count == 0 ? 0 : page[^1].Seq;
                from = page.Count == query.Limit ? last : Math.Max(head, last);
            }
        }
    }
}
