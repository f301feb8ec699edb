using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>
/// Blanks an event and everything that was derived from it. The erasure list is written first and lives outside database and backups:
/// whatever dies in between, a restore finds it.
/// </summary>
internal sealed class Redaction(StepWriter steps, Erasures erasures, SqliteBlobs blobs)
{
    private readonly List<string> _dropped = [];

    public Result<StepWriter.Written> Apply(SqliteConnection connection, Tail tail, long seq, Principal by, string reason)
    {
        var place = (("$journal", (object?)tail.Id), ("$seq", (object?)seq));
        var data = connection.List(static row => (byte[])row.GetValue(0), "SELECT data FROM events WHERE journal = $journal AND seq = $seq", place.Item1, place.Item2);
        var audience = connection.Text("SELECT audience FROM events WHERE journal = $journal AND seq = $seq", place.Item1, place.Item2);
        if (data.Count == 0 || audience is null)
        {
            return Error.NotFound("There is no such event.");
        }

        erasures.Add(new Erasure(tail.Name, seq));
        Blank(connection, tail.Id, tail.Name, seq);
        _dropped.AddRange(DropBlobs(connection, data[0]));
        using var facts = JsonDocument.Parse(Facts(steps.EventId(tail.Name, seq), reason));
        return steps.Append(new Step(tail.Name, by, [new NewEvent(Kinds.Redacted, facts.RootElement.Clone(), Audience.Of(audience.Split(',')).Value!)]));
    }

    /// <summary>Blanks without a trace in the journal, for a restore.</summary>
    public static void Blank(SqliteConnection connection, long journal, string name, long seq)
    {
        connection.Run("UPDATE events SET redacted = 1, data = x'7b7d', causes = NULL WHERE journal = $journal AND seq = $seq", ("$journal", journal), ("$seq", seq));
        connection.Run("DELETE FROM snapshots WHERE journal = $name", ("$name", name));
        connection.Run("DELETE FROM outbox WHERE journal = $name AND cause = $seq", ("$name", name), ("$seq", seq));
        connection.Run("UPDATE letters SET reason = 'redacted' WHERE journal = $name AND seq = $seq", ("$name", name), ("$seq", seq));
    }

    /// <summary>Takes what was blanked out of the log as well, and the bytes off the disk.</summary>
    public async Task FinishAsync(GroupWriter writer, CancellationToken cancellationToken)
    {
        await writer.OutsideAsync(static connection => connection.Run("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);
        lock (_dropped)
        {
            _dropped.ForEach(blobs.Delete);
            _dropped.Clear();
        }
    }

    private static IEnumerable<string> DropBlobs(SqliteConnection connection, byte[] data)
    {
        var text = Encoding.UTF8.GetString(data);
        foreach (var hash in connection.List(static row => row.GetString(0), "SELECT hash FROM blobs"))
        {
            if (text.Contains(hash, StringComparison.Ordinal) && connection.Scalar("SELECT count(*) FROM events WHERE instr(data, $hash) > 0", ("$hash", Encoding.UTF8.GetBytes(hash))) == 0)
            {
                connection.Run("DELETE FROM blobs WHERE hash = $hash", ("$hash", hash));
                yield return hash;
            }
        }
    }

    private static byte[] Facts(string id, string reason)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("event", id);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
