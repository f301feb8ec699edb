using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Buffers.Text;
using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>
/// Events as rows and back. Ids are hashes under a secret of the store, so that they do not count what is hidden: of an event's place, and of its time,
/// since after a restore another event may come to stand in the same place.
/// </summary>
internal sealed class EventRows(byte[] secret)
{
    public const string Columns = "seq, step, kind, version, at, person, role, door, session, audience, causes, origin, redacted, data";

    private static readonly JsonElement Blank = JsonDocument.Parse("{}").RootElement;
    private readonly ConcurrentDictionary<string, Audience> _audiences = new(StringComparer.Ordinal);

    public string Id(string journal, long seq, DateTimeOffset at) => Hash('e', journal, seq, at);

    public string StepId(string journal, long first, DateTimeOffset at) => Hash('s', journal, first, at);

    public StoredEvent Make(string journal, long seq, long first, Step step, NewEvent draft, DateTimeOffset at) => new(seq, step.By.Role, step.By.Door, new TableEvent
    {
        Id = Id(journal, seq, at),
        Campaign = journal,
        Step = StepId(journal, first, at),
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

    public StoredEvent Read(string journal, SqliteDataReader row)
    {
        var seq = row.GetInt64(0);
        var redacted = row.GetInt64(12) != 0;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4));
        return new StoredEvent(seq, (Role)row.GetInt32(6), row.GetString(7), new TableEvent
        {
            Id = Id(journal, seq, at),
            Campaign = journal,
            Step = StepId(journal, row.GetInt64(1), at),
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

    private string Hash(char what, string journal, long number, DateTimeOffset at)
    {
        Span<byte> place = stackalloc byte[Encoding.UTF8.GetMaxByteCount(journal.Length) + 17];
        place[0] = (byte)what;
        BitConverter.TryWriteBytes(place[1..], number);
        BitConverter.TryWriteBytes(place[9..], at.ToUnixTimeMilliseconds());
        var length = 17 + Encoding.UTF8.GetBytes(journal, place[17..]);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(secret, place[..length], hash);
        return Base64Url.EncodeToString(hash[..12]);
    }
}
