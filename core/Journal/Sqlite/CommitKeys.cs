using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

/// <summary>What was committed under which key. A commit without a step has no journal. It lives on the writer.</summary>
internal sealed class CommitKeys(SqliteConnection connection, EventRows rows) : IDisposable
{
    private SqliteCommand? _find;

    /// <summary>The answer to an earlier commit of the same key.</summary>
    public Committed? Find(Tail? tail, string key) => Read(_find ??= Prepare(connection), rows, tail, key);

    /// <summary>The same, on another connection.</summary>
    public static Committed? Find(SqliteConnection connection, EventRows rows, Tail tail, string key)
    {
        using var find = Prepare(connection);
        return Read(find, rows, tail, key);
    }

    public void Add(Tail? tail, string key, Committed committed) => connection.Run(
        "INSERT INTO commit_keys VALUES($journal, $key, $first, $last)",
        ("$journal", tail?.Id ?? 0), ("$key", key), ("$first", committed.FirstSeq), ("$last", committed.LastSeq));

    public void Dispose() => _find?.Dispose();

    private static Committed? Read(SqliteCommand find, EventRows rows, Tail? tail, string key)
    {
        find.Parameters[0].Value = tail?.Id ?? 0;
        find.Parameters[1].Value = key;
        using var row = find.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var first = row.GetInt64(0);
        var step = tail is null ? "" : rows.StepId(tail, first, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));
        return new Committed(step, first, row.GetInt64(1), Repeated: true);
    }

    private static SqliteCommand Prepare(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT first, last, coalesce((SELECT at FROM events WHERE events.journal = commit_keys.journal AND seq = first), 0)
            FROM commit_keys WHERE journal = $journal AND key = $key
            """;
        command.Parameters.Add("$journal", SqliteType.Integer);
        command.Parameters.Add("$key", SqliteType.Text);
        return command;
    }
}
