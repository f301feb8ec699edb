using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Events as rows and back.</summary>
internal sealed class EventRows(OpaqueIds ids)
{
    public const string Columns = "seq, step, kind, version, at, person, role, door, session, audience, causes, origin, redacted, data";

    private static readonly JsonElement Blank = JsonDocument.Parse("{}").RootElement;
    private readonly ConcurrentDictionary<string, Audience> _audiences = new(StringComparer.Ordinal);

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

    public StoredEvent Read(Tail tail, SqliteDataReader row)
    {
        var seq = row.GetInt64(0);
        var redacted = row.GetInt64(12) != 0;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4));
        var id = ids.Of(tail.Id, seq, row.GetInt64(1), at);
        return new StoredEvent(seq, (Role)row.GetInt32(6), row.GetString(7), new TableEvent
        {
            Id = id.Event,
            Campaign = tail.Name,
            Step = id.Step,
            Kind = row.GetString(2),
            Version = row.GetInt32(3),
            At = at,
            Person = row.GetString(5),
            Session = row.TextOrNull(8),
            Audience = _audiences.GetOrAdd(row.GetString(9), static text => Audience.Of(text.Split(',')).Value!),
            Causes = row.TextOrNull(10),
            Origin = row.TextOrNull(11) is { } origin ? JsonSerializer.Deserialize(origin, JournalJson.Default.Origin) : null,
            Redacted = redacted,
            Data = redacted ? Blank : Parse((byte[])row.GetValue(13)),
        });
    }

    public static byte[] Bytes(JsonElement data) =>
        data.ValueKind == JsonValueKind.Undefined ? "{}"u8.ToArray() : JsonMarshal.GetRawUtf8Value(data).ToArray();

    private static JsonElement Parse(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.Clone();
    }
}
