using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Applies whole commits on the writer: what may be refused is checked before the first row is written.</summary>
internal sealed class CommitWriter(StepWriter steps, CommitKeys keys, Tails tails, long epoch, TimeProvider time)
{
    private const int LongestKey = 256;
    private const int LargestValue = 64 * 1024;

    public Result<StepWriter.Written> Apply(SqliteConnection connection, Commit commit)
    {
        if (commit.Bookmark is { } mark && mark.Epoch != epoch)
        {
            return new Error("reset", "The journal was restored since; this position no longer means anything.") { Hint = "Start again from a snapshot." };
        }

        var written = Earlier(commit) is { } earlier ? new StepWriter.Written(earlier, null, []) : Write(connection, commit);
        if (written.Succeeded && commit.Bookmark is { } reached)
        {
            connection.Run(
                """
                INSERT INTO bookmarks VALUES($reader, $journal, $epoch, $seq)
                ON CONFLICT DO UPDATE SET seq = CASE WHEN epoch = excluded.epoch THEN max(seq, excluded.seq) ELSE excluded.seq END, epoch = excluded.epoch
                """,
                ("$reader", reached.Reader), ("$journal", reached.Journal), ("$epoch", reached.Epoch), ("$seq", reached.Seq));
        }

        return written;
    }

    private Committed? Earlier(Commit commit)
    {
        var tail = commit.Step is { } step ? tails.Find(step.Journal) : null;
        return commit.IdempotencyKey is { } key && (tail is not null || commit.Step is null) ? keys.Find(tail, key) : null;
    }

    private Result<StepWriter.Written> Write(SqliteConnection connection, Commit commit)
    {
        if (Check(connection, commit) is { } error)
        {
            return error;
        }

        var written = commit.Step is null
            ? new StepWriter.Written(new Committed("", 0, 0, Repeated: false), null, [])
            : steps.Append(commit.Step);
        if (written.Succeeded)
        {
            Companions(connection, commit, written.Value.Committed.FirstSeq);
            if (commit.IdempotencyKey is { } key)
            {
                keys.Add(written.Value.Tail, key, written.Value.Committed);
            }
        }

        return written;
    }

    private static Error? Check(SqliteConnection connection, Commit commit)
    {
        if (commit.IdempotencyKey is { Length: 0 or > LongestKey } own)
        {
            return Error.Invalid("idempotencyKey", $"A key has 1 to {LongestKey} characters; this one has {own.Length}.");
        }

        if (commit.State.FirstOrDefault(static change => change.Key.Length is 0 or > LongestKey) is { } key)
        {
            return Error.Invalid("state", $"A key has 1 to {LongestKey} characters; this one has {key.Key.Length}.");
        }

        if (commit.State.FirstOrDefault(static change => change.Value is { } value && JsonMarshal.GetRawUtf8Value(value).Length > LargestValue) is { } large)
        {
            return new Error("too-large", $"A value in a plugin's state holds at most {LargestValue / 1024} KiB; '{large.Key}' has more.");
        }

        return commit.SettledLetter is { } letter && connection.Scalar("SELECT count(*) FROM letters WHERE id = $id", ("$id", letter)) == 0
            ? Error.NotFound("There is no such letter; it may have been settled already.")
            : null;
    }

    private void Companions(SqliteConnection connection, Commit commit, long cause)
    {
        foreach (var change in commit.State)
        {
            if (change.Value is { } value)
            {
                connection.Run(
                    "INSERT INTO states VALUES($owner, $key, $value) ON CONFLICT DO UPDATE SET value = excluded.value",
                    ("$owner", change.Owner), ("$key", change.Key), ("$value", EventRows.Bytes(value)));
            }
            else
            {
                connection.Run("DELETE FROM states WHERE owner = $owner AND key = $key", ("$owner", change.Owner), ("$key", change.Key));
            }
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var draft in commit.Requests)
        {
            connection.Run(
                "INSERT INTO outbox(plugin, journal, cause, request, state, attempts, planned, due) VALUES($plugin, $journal, $cause, $request, 0, 0, $now, $now)",
                ("$plugin", draft.Plugin), ("$journal", draft.Journal), ("$cause", commit.Bookmark?.Seq ?? cause),
                ("$request", JsonSerializer.SerializeToUtf8Bytes(draft.Request, JournalJson.Default.PlannedRequest)), ("$now", now));
        }

        if (commit.Letter is { } letter)
        {
            connection.Run(
                "INSERT OR REPLACE INTO letters VALUES($id, $reader, $journal, $seq, $kind, $reason, $attempts, $at)",
                ("$id", letter.Id), ("$reader", letter.Reader), ("$journal", letter.Journal), ("$seq", letter.Seq), ("$kind", letter.Kind),
                ("$reason", letter.Reason), ("$attempts", letter.Attempts), ("$at", letter.At.ToUnixTimeMilliseconds()));
        }

        if (commit.SettledLetter is { } settled)
        {
            connection.Run("DELETE FROM letters WHERE id = $id", ("$id", settled));
        }
    }
}
