using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

internal sealed class SqliteJournal(GroupWriter writer, CommitWriter commits, StepWriter steps, ReadConnections reads, Tails tails, EventRows rows, Redaction redaction, SqliteBlobs blobs, Bell outbox) : IJournal
{
    private const int Chunk = 2048;
    private const int LongestReason = 1000;

    public IReadOnlyList<string> Journals => tails.Names;

    public long Head(string journal) => tails.Find(journal)?.Head ?? 0;

    public async Task<Result<Committed>> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var journal = commit.Step?.Journal;
        var written = await writer.WriteAsync(
            connection => commits.Apply(connection, commit),
            cancellationToken,
            its =>
            {
                Publish(its);
                if (commit.Requests.Count > 0)
                {
                    outbox.Ring();
                }
            },
            journal is null ? null : () => steps.Undo(journal));
        return written.Then<Committed>(static its => its.Committed);
    }

    public ValueTask<Committed?> FindAsync(string journal, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(tails.Find(journal) is { } tail ? reads.Use(connection => CommitKeys.Find(connection, rows, tail, key)) : null);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(EventQuery query, CancellationToken cancellationToken)
    {
        if (tails.Find(query.Journal) is not { } tail || query.Limit <= 0)
        {
            return ValueTask.FromResult<IReadOnlyList<StoredEvent>>([]);
        }

        if (!query.Backward && tail.After(query) is { } recent)
        {
            return ValueTask.FromResult(recent);
        }

        return new ValueTask<IReadOnlyList<StoredEvent>>(Task.Run<IReadOnlyList<StoredEvent>>(() => reads.Use(connection => Page(connection, tail, query, cancellationToken)), cancellationToken));
    }

    public ValueTask<long> WaitAsync(string journal, long after, CancellationToken cancellationToken) => tails.WaitAsync(journal, after, cancellationToken);

    public Task WaitForJournalAsync(int known, CancellationToken cancellationToken) => tails.WaitForMoreAsync(known, cancellationToken);

    public async Task<Result<Committed>> RedactAsync(string journal, long seq, Principal by, string reason, CancellationToken cancellationToken)
    {
        if (tails.Find(journal) is not { } tail || seq < 1 || seq > tail.Head)
        {
            return Error.NotFound("There is no such event.");
        }

        if (reason.Length > LongestReason)
        {
            return Error.Invalid("reason", $"A reason has at most {LongestReason} characters; this one has {reason.Length}.");
        }

        var redacted = await writer.WriteAsync(
            connection => redaction.Apply(connection, tail, seq, by, reason),
            cancellationToken,
            its =>
            {
                tail.Forget();
                Publish(its.Written);
            },
            () => steps.Undo(journal));
        if (redacted.Succeeded)
        {
            // What was blanked leaves the log as well. It happened: who gave up waiting must not stop that.
            await writer.OutsideAsync(
                connection =>
                {
                    connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
                    blobs.Delete(connection, redacted.Value.Blobs);
                },
                CancellationToken.None);
        }

        return redacted.Then<Committed>(static its => its.Written.Committed);
    }

    private void Publish(StepWriter.Written written)
    {
        if (written.Tail is { } tail)
        {
            tails.Committed(tail, written.Events);
        }
    }

    /// <summary>Reads in chunks until the page is full: what the reader may not see does not count.</summary>
    private List<StoredEvent> Page(SqliteConnection connection, Tail tail, EventQuery query, CancellationToken cancellationToken)
    {
        var page = new List<StoredEvent>();
        var (compare, order) = query.Backward ? ("<", "DESC") : (">", "ASC");
        var from = query is { Backward: true, From: 0 } ? long.MaxValue : query.From;
        var head = tail.Head;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = from;
            var read = 0;
            foreach (var happened in Rows(connection, tail, query, $"SELECT {EventRows.Columns} FROM events WHERE journal = $journal AND seq {compare} $from AND seq <= $head ORDER BY seq {order} LIMIT {Chunk}", from, head))
            {
                read++;
                last = happened.Seq;
                if (happened.Event is { } visible && query.Fits(visible))
                {
                    page.Add(visible);
                    if (page.Count == query.Limit)
                    {
                        return page;
                    }
                }
            }

            if (read < Chunk)
            {
                return page;
            }

            from = last;
        }
    }

    /// <summary>The rows in order; of what the reader may not see nothing but its place is made.</summary>
    private IEnumerable<(long Seq, StoredEvent? Event)> Rows(SqliteConnection connection, Tail tail, EventQuery query, string sql, long from, long head)
    {
        using var command = connection.With(sql, ("$journal", tail.Id), ("$from", from), ("$head", head));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return query.Audience is null || query.Audience.MaySee(rows.AudienceOf(row)) ? (row.GetInt64(0), rows.Read(tail, row)) : (row.GetInt64(0), null);
        }
    }
}
