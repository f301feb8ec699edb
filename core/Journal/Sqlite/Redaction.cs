using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>
/// Blanks an event and everything that was derived from it. The erasure list is written before the commit and lives outside database and backups:
/// whatever dies in between, a restore finds it.
/// </summary>
internal sealed class Redaction(StepWriter steps, EventRows rows, Erasures erasures)
{
    /// <param name="Written">The event that tells of it.</param>
    /// <param name="Blobs">The bytes that no other event names: their rows are gone, their files are to follow.</param>
    public sealed record Redacted(StepWriter.Written Written, IReadOnlyList<string> Blobs);

    public Result<Redacted> Apply(SqliteConnection connection, Tail tail, long seq, Principal by, string reason)
    {
        var found = connection.List(
            row => rows.Read(tail, row),
            $"SELECT {EventRows.Columns} FROM events WHERE journal = $journal AND seq = $seq", ("$journal", tail.Id), ("$seq", seq));
        if (found is not [{ Event: var its }])
        {
            return Error.NotFound("There is no such event.");
        }

        using var facts = JsonDocument.Parse(Facts(its.Id, reason));
        var written = steps.Append(new Step(tail.Name, by, [new NewEvent(Kinds.Redacted, facts.RootElement.Clone(), its.Audience)]));
        if (!written.Succeeded)
        {
            return written.Error;
        }

        var blobs = Blank(connection, tail.Id, tail.Name, seq);
        erasures.Add(new Erasure(tail.Name, seq, its.At, blobs));
        return new Redacted(written.Value, blobs);
    }

    /// <summary>Blanks once more what was erased since a backup was made, if the event is in it.</summary>
    /// <returns>Whether it is.</returns>
    public static bool Repeat(SqliteConnection connection, Erasure erasure)
    {
        var journal = connection.Scalar("SELECT id FROM journals WHERE name = $name", ("$name", erasure.Journal));
        var found = connection.Scalar(
            "SELECT count(*) FROM events WHERE journal = $journal AND seq = $seq AND at = $at",
            ("$journal", journal), ("$seq", erasure.Seq), ("$at", erasure.At.ToUnixTimeMilliseconds())) == 1;
        if (found)
        {
            Blank(connection, journal, erasure.Journal, erasure.Seq);
        }

        DropUnnamed(connection, erasure.Blobs);
        return found;
    }

    /// <returns>The bytes that only this event named.</returns>
    private static List<string> Blank(SqliteConnection connection, long journal, string name, long seq)
    {
        var data = connection.List(static row => Encoding.UTF8.GetString((byte[])row.GetValue(0)), "SELECT data FROM events WHERE journal = $journal AND seq = $seq", ("$journal", journal), ("$seq", seq));
        var step = connection.Scalar("SELECT step FROM events WHERE journal = $journal AND seq = $seq", ("$journal", journal), ("$seq", seq));
        connection.Run("UPDATE events SET redacted = 1, data = x'7b7d', causes = NULL WHERE journal = $journal AND seq = $seq", ("$journal", journal), ("$seq", seq));
        connection.Run("DELETE FROM snapshots WHERE journal = $name", ("$name", name));
        connection.Run("DELETE FROM outbox WHERE journal = $name AND cause IN ($seq, $step)", ("$name", name), ("$seq", seq), ("$step", step));
        connection.Run("UPDATE letters SET reason = 'redacted' WHERE journal = $name AND seq = $seq", ("$name", name), ("$seq", seq));
        return DropUnnamed(connection, connection.List(static row => row.GetString(0), "SELECT hash FROM blobs").Where(hash => data.Exists(text => text.Contains(hash, StringComparison.Ordinal))));
    }

    private static List<string> DropUnnamed(SqliteConnection connection, IEnumerable<string> blobs)
    {
        var dropped = new List<string>();
        foreach (var hash in blobs)
        {
            if (connection.Scalar("SELECT count(*) FROM events WHERE instr(data, $hash) > 0", ("$hash", Encoding.UTF8.GetBytes(hash))) == 0)
            {
                connection.Run("DELETE FROM blobs WHERE hash = $hash", ("$hash", hash));
                dropped.Add(hash);
            }
        }

        return dropped;
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
