using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;
using SQLitePCL;

namespace PluginHost.Journal;

/// <summary>Events as rows and back.</summary>
internal sealed class EventRows(OpaqueIds ids)
{
    public const string Columns = "seq, step, kind, version, at, person, role, door, session, audience, causes, origin, redacted, data";

    private static readonly JsonElement Blank = JsonDocument.Parse("{}").RootElement;
    private readonly Known<string> _texts = new(static text => text);
    private readonly Known<Audience> _audiences = new(static text => Audience.Of(text.Split(',')).Value!);

    public string StepId(Tail tail, long first, DateTimeOffset at) => ids.Of(tail.Id, first, first, at).Step;

    public StoredEvent Make(Tail tail, long seq, long first, Step step, NewEvent draft, DateTimeOffset at)
    {
        var id = ids.Of(tail.Id, seq, first, at);
        return new(seq, step.By.Role, step.By.Door, new TableEvent
        {
            Id = id.Event,
            Campaign = tail.Name,
            Step = id.Step,
            Kind = draft.Kind,
            Version = draft.Version,
            Data = draft.Data.ValueKind == JsonValueKind.Undefined ? Blank : draft.Data.Clone(),
            Audience = draft.Audience,
            At = at,
            Session = step.Session,
            Person = step.By.Person,
            Origin = step.Origin is null ? null : step.Origin with { ExternalId = draft.ExternalId ?? step.Origin.ExternalId, Revision = draft.Revision ?? step.Origin.Revision },
            Causes = draft.Causes,
        });
    }

    /// <summary>Whose eyes a row is for, before anything of it is made.</summary>
    public Audience AudienceOf(SqliteDataReader row) => _audiences.Of(Text(row, 9));

    public StoredEvent Read(Tail tail, SqliteDataReader row)
    {
        var statement = row.Handle!;
        var seq = raw.sqlite3_column_int64(statement, 0);
        var first = raw.sqlite3_column_int64(statement, 1);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(statement, 4));
        var redacted = raw.sqlite3_column_int(statement, 12) != 0;
        return new StoredEvent(
            seq,
            (Role)raw.sqlite3_column_int(statement, 6),
            _texts.Of(Text(row, 7)),
            new StoredRow(tail.Name, _texts.Of(Text(row, 2)), raw.sqlite3_column_int(statement, 3), AudienceOf(row), at, redacted ? default : raw.sqlite3_column_blob(statement, 13).ToArray())
            {
                Ids = ids,
                Journal = tail.Id,
                Seq = seq,
                First = first,
                Person = _texts.Of(Text(row, 5)),
                Session = row.TextOrNull(8),
                Causes = row.TextOrNull(10),
                Origin = row.TextOrNull(11),
                Redacted = redacted,
            });
    }

    private static ReadOnlySpan<byte> Text(SqliteDataReader row, int column) => raw.sqlite3_column_blob(row.Handle, column);

    public static byte[] Bytes(JsonElement data) =>
        data.ValueKind == JsonValueKind.Undefined ? "{}"u8.ToArray() : JsonMarshal.GetRawUtf8Value(data).ToArray();
}
