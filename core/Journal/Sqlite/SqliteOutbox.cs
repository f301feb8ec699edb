using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

internal sealed class SqliteOutbox(GroupWriter writer, ReadConnections reads, Bell bell, TimeProvider time) : IOutbox
{
    private const string Columns = "id, plugin, journal, request, state, attempts, planned, due, note";

    /// <summary>What was on its way when the host died: repeated only when that does no harm.</summary>
    public static int Recover(SqliteConnection connection) => Doubt(connection, [OutboxState.Sending], "The host stopped while this was on its way.");

    /// <summary>What waited when a backup was made may have been sent since.</summary>
    public static void Restore(SqliteConnection connection) => Doubt(connection, [OutboxState.Pending, OutboxState.Sending], "A backup was restored; this may have been sent after it was made.");

    public ValueTask<IReadOnlyList<OutboxRow>> PendingAsync(int limit, CancellationToken cancellationToken) => List(OutboxState.Pending, "ASC", limit);

    public ValueTask<IReadOnlyList<OutboxRow>> ListAsync(OutboxState state, int limit, CancellationToken cancellationToken) => List(state, "DESC", limit);

    public Task<Result<Unit>> MarkAsync(long id, OutboxMark mark, CancellationToken cancellationToken) => writer.WriteAsync<Unit>(
        connection => connection.Run(
            """
            UPDATE outbox SET state = $state, note = $note, due = coalesce($due, due), attempts = attempts + ($state = 1) WHERE id = $id
            """,
            ("$state", (int)mark.State), ("$note", mark.Note), ("$due", mark.DueAt?.ToUnixTimeMilliseconds()), ("$id", id)) == 1
            ? Unit.Value
            : Error.NotFound("There is no such request."),
        cancellationToken,
        _ =>
        {
            if (mark.State == OutboxState.Pending)
            {
                bell.Ring();
            }
        });

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var rung = bell.Next;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (reads.Use(connection => connection.Scalar("SELECT EXISTS(SELECT 1 FROM outbox WHERE state = 0 AND due <= $now)", ("$now", now))) == 0)
        {
            await rung.WaitAsync(cancellationToken);
        }
    }

    private static int Doubt(SqliteConnection connection, IReadOnlyList<OutboxState> states, string note)
    {
        var doubtful = states.SelectMany(state => connection.List(Read, $"SELECT {Columns} FROM outbox WHERE state = $state", ("$state", (int)state))).ToList();
        foreach (var row in doubtful)
        {
            connection.Run(
                "UPDATE outbox SET state = $state, note = $note WHERE id = $id",
                ("$state", (int)(row.Request.Idempotent ? OutboxState.Pending : OutboxState.Unknown)), ("$note", note), ("$id", row.Id));
        }

        return doubtful.Count;
    }

    private ValueTask<IReadOnlyList<OutboxRow>> List(OutboxState state, string order, int limit) => ValueTask.FromResult<IReadOnlyList<OutboxRow>>(
        reads.Use(connection => connection.List(Read, $"SELECT {Columns} FROM outbox WHERE state = $state ORDER BY id {order} LIMIT $limit", ("$state", (int)state), ("$limit", limit))));

    private static OutboxRow Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), JsonSerializer.Deserialize((byte[])row.GetValue(3), JournalJson.Default.PlannedRequest)!,
        (OutboxState)row.GetInt32(4), row.GetInt32(5), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        row.TextOrNull(8));
}
