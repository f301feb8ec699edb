using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Writes steps with statements that are prepared once. It lives on the writer.</summary>
internal sealed class StepWriter(SqliteConnection connection, EventRows rows, Tails tails, TimeProvider time) : IDisposable
{
    private const int LargestEvent = 64 * 1024;
    private const int MostEvents = 1000;

    private SqliteCommand? _insert;

    public sealed record Written(Committed Committed, Tail? Tail, IReadOnlyList<StoredEvent> Events);

    /// <summary>Appends a step. When it answers with an error, nothing was written.</summary>
    public Result<Written> Append(Step step)
    {
        if (step.Events.Count is 0 or > MostEvents || string.IsNullOrWhiteSpace(step.Journal))
        {
            return Error.Invalid("events", $"A step names its journal and has 1 to {MostEvents} events.");
        }

        var data = new byte[step.Events.Count][];
        for (var index = 0; index < data.Length; index++)
        {
            data[index] = EventRows.Bytes(step.Events[index].Data);
            if (Kinds.Check(step.Events[index], LargestEvent, data[index].Length) is { } error)
            {
                return error;
            }
        }

        if (step.ExpectedHead is { } expected && expected != (tails.Find(step.Journal)?.Reserved ?? 0))
        {
            return new Error("conflict", "Something else happened first; nothing was changed.") { Hint = "Look again and repeat the command." };
        }

        return Insert(step, data, tails.Reserve(connection, step.Journal));
    }

    /// <summary>Takes back what a failed group reserved.</summary>
    public void Undo(string journal)
    {
        if (tails.Find(journal) is { } tail)
        {
            tails.Undo(tail);
        }
    }

    public void Dispose() => _insert?.Dispose();

    private Written Insert(Step step, byte[][] data, Tail tail)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var first = tail.Reserved + 1;
        var events = new List<StoredEvent>(step.Events.Count);
        for (var index = 0; index < data.Length; index++)
        {
            var happened = rows.Make(tail, first + index, first, step, step.Events[index], at);
            InsertRow(tail.Id, first, happened, data[index]);
            events.Add(happened);
        }

        var last = first + data.Length - 1;
        tail.Reserved = last;
        return new Written(new Committed(events[0].Event.Step, first, last, Repeated: false), tail, events);
    }

    private void InsertRow(long journal, long step, StoredEvent happened, byte[] data)
    {
        var values = (_insert ??= Prepare()).Parameters;
        var its = happened.Event;
        values[0].Value = journal;
        values[1].Value = happened.Seq;
        values[2].Value = step;
        values[3].Value = its.Kind;
        values[4].Value = its.Version;
        values[5].Value = its.At.ToUnixTimeMilliseconds();
        values[6].Value = its.Person;
        values[7].Value = (int)happened.Role;
        values[8].Value = happened.Door;
        values[9].Value = (object?)its.Session ?? DBNull.Value;
        values[10].Value = its.Audience.ToString();
        values[11].Value = (object?)its.Causes ?? DBNull.Value;
        values[12].Value = its.Origin is null ? DBNull.Value : JsonSerializer.Serialize(its.Origin, JournalJson.Default.Origin);
        values[13].Value = data;
        _insert.ExecuteNonQuery();
    }

    private SqliteCommand Prepare()
    {
        string[] names = ["journal", "seq", "step", "kind", "version", "at", "person", "role", "door", "session", "audience", "causes", "origin", "data"];
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO events({string.Join(',', names)}) VALUES({string.Join(',', names.Select(static name => "$" + name))})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + name });
        }

        command.Prepare();
        return command;
    }
}
