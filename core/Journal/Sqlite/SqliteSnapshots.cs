using PluginHost.Sdk;

namespace PluginHost.Journal;

internal sealed class SqliteSnapshots(GroupWriter writer, ReadConnections reads) : ISnapshots
{
    public ValueTask<Snapshot?> LoadAsync(SnapshotKey key, CancellationToken cancellationToken) => ValueTask.FromResult(reads.Use(connection => connection.List<Snapshot?>(
        static row => new Snapshot(row.GetInt64(0), (byte[])row.GetValue(1)),
        "SELECT seq, state FROM snapshots WHERE journal = $journal AND fold = $fold AND version = $version AND audience = $audience",
        ("$journal", key.Journal), ("$fold", key.Fold), ("$version", key.Version), ("$audience", key.Audience)).FirstOrDefault()));

    public Task SaveAsync(SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken) => writer.WriteAsync<Unit>(
        connection =>
        {
            // A redaction that came in between wins: a state that was folded before it must not come back.
            connection.Run(
                """
                INSERT INTO snapshots SELECT $journal, $fold, $version, $audience, $seq, $state
                WHERE NOT EXISTS(SELECT 1 FROM events JOIN journals ON journals.id = events.journal WHERE name = $journal AND kind = $redacted AND seq > $seq)
                ON CONFLICT DO UPDATE SET seq = excluded.seq, state = excluded.state
                """,
                ("$journal", key.Journal), ("$fold", key.Fold), ("$version", key.Version), ("$audience", key.Audience), ("$seq", snapshot.Seq),
                ("$state", snapshot.State.ToArray()), ("$redacted", Kinds.Redacted));
            return Unit.Value;
        },
        cancellationToken);

    public Task DropAllAsync(CancellationToken cancellationToken) => writer.WriteAsync<Unit>(
        static connection =>
        {
            connection.Run("DELETE FROM snapshots");
            return Unit.Value;
        },
        cancellationToken);
}
