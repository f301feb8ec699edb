using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

/// <summary>All journals of a store. A new one is made by its first step.</summary>
internal sealed class Tails
{
    private readonly ConcurrentDictionary<string, Tail> _tails = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private TaskCompletionSource _another = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Tails(SqliteConnection connection)
    {
        var rows = connection.List(
            static row => (Id: row.GetInt64(0), Name: row.GetString(1), Head: row.GetInt64(2)),
            "SELECT id, name, coalesce((SELECT max(seq) FROM events WHERE journal = id), 0) FROM journals");
        foreach (var (id, name, head) in rows)
        {
            _tails[name] = new Tail(id, name, head);
        }
    }

    public Tail? Find(string journal) => _tails.GetValueOrDefault(journal);

    public IReadOnlyList<string> Names => [.. _tails.Values.Where(static tail => tail.Head > 0).OrderBy(static tail => tail.Id).Select(static tail => tail.Name)];

    /// <summary>Finds a journal or adds its row; the writer's own.</summary>
    public Tail Reserve(SqliteConnection connection, string journal)
    {
        if (_tails.TryGetValue(journal, out var tail))
        {
            return tail;
        }

        var id = connection.Scalar("INSERT INTO journals(name) VALUES($name) ON CONFLICT(name) DO UPDATE SET name = name RETURNING id", ("$name", journal));
        return _tails[journal] = new Tail(id, journal, head: 0);
    }

    /// <summary>Takes back what a failed group reserved; the writer's own. A journal whose row went with the group is forgotten.</summary>
    public void Undo(Tail tail)
    {
        tail.Reserved = tail.Head;
        if (tail.Head == 0)
        {
            _tails.TryRemove(tail.Name, out _);
        }
    }

    public void Committed(Tail tail, IReadOnlyList<StoredEvent> events)
    {
        var isNew = tail.Head == 0;
        tail.Committed(events);
        if (!isNew)
        {
            return;
        }

        TaskCompletionSource waiting;
        lock (_gate)
        {
            waiting = _another;
            _another = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    public ValueTask<long> WaitAsync(string journal, long after, CancellationToken cancellationToken) =>
        Find(journal) is { Head: > 0 } tail ? tail.WaitAsync(after, cancellationToken) : BegunAsync(journal, after, cancellationToken);

    public async Task WaitForMoreAsync(int known, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task another;
            lock (_gate)
            {
                another = _another.Task;
            }

            if (Names.Count > known)
            {
                return;
            }

            await another.WaitAsync(cancellationToken);
        }
    }

    private async ValueTask<long> BegunAsync(string journal, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task another;
            lock (_gate)
            {
                another = _another.Task;
            }

            if (Find(journal) is { Head: > 0 } tail)
            {
                return await tail.WaitAsync(after, cancellationToken);
            }

            await another.WaitAsync(cancellationToken);
        }
    }
}
