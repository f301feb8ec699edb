using System.Buffers;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The messages of the wire, as bytes.</summary>
internal static class Envelopes
{
    private const string Version = "1.0.0";

    public static byte[] Snapshot(DateTimeOffset at, FeedView view, string position) => Write(NewId(), "snapshot", at, null, writer =>
    {
        writer.WriteString("position"u8, position);
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject("parts"u8);
        foreach (var (name, part) in view.Parts)
        {
            writer.WritePropertyName(name);
            part.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static byte[] Event(StoredEvent stored, string position) => Write(stored.Id, "event", stored.Event.At, stored.Event.Session, writer =>
    {
        writer.WriteString("event"u8, stored.Event.Kind);
        writer.WritePropertyName("data"u8);
        WriteOrEmpty(writer, stored.Event.Data);
        writer.WriteString("scope"u8, stored.Event.Audience.Members.All(static member => member.StartsWith("person:", StringComparison.Ordinal)) ? "user"u8 : "campaign"u8);
        writer.WriteString("position"u8, position);
    });

    public static byte[] Reset(DateTimeOffset at) => Write(NewId(), "reset", at, null, static _ => { });

    /// <summary>A message that need not last.</summary>
    public static byte[] Ephemeral(string type, DateTimeOffset at, Action<Utf8JsonWriter> data) => Write(NewId(), type, at, null, writer =>
    {
        writer.WriteStartObject("data"u8);
        data(writer);
        writer.WriteEndObject();
    });

    public static byte[] Heartbeat(DateTimeOffset at) => Write(NewId(), "heartbeat", at, null, static _ => { });

    /// <summary>A reply to a request: an <c>ack</c>, a <c>response</c>, or an <c>error</c>.</summary>
    public static byte[] Reply(Reply reply, DateTimeOffset at) => Write(NewId(), reply.Type, at, null, writer =>
    {
        if (reply.Request is not null)
        {
            writer.WriteString("request_id"u8, reply.Request);
        }

        if (reply.Duration is { } milliseconds)
        {
            writer.WriteNumber("duration"u8, Math.Round(milliseconds, 3));
        }

        if (reply.IsRefusal)
        {
            var details = reply.Answer!.Details;
            writer.WriteStartObject("error"u8);
            writer.WriteNumber("code"u8, Codes.Of(details?.Code ?? "internal"));
            writer.WriteString("message"u8, reply.Answer.Error);
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, details, LiveJson.Default.AnswerDetails);
            writer.WriteEndObject();
            return;
        }

        writer.WritePropertyName("result"u8);
        if (reply.Answer is { } answer)
        {
            JsonSerializer.Serialize(writer, answer, LiveJson.Default.Answer);
        }
        else
        {
            WriteOrEmpty(writer, reply.Result ?? default);
        }
    });

    /// <summary>What doors that have no close codes say before they close.</summary>
    public static byte[] Goodbye(Goodbye why, DateTimeOffset at) => Write(NewId(), "error", at, null, writer =>
    {
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, why.Code);
        writer.WriteString("message"u8, why.Reason);
        writer.WriteEndObject();
    });

    private static void WriteOrEmpty(Utf8JsonWriter writer, JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            data.WriteTo(writer);
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private static byte[] Write(string id, string type, DateTimeOffset at, string? session, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
            writer.WriteString("type"u8, type);
            writer.WriteNumber("timestamp"u8, at.ToUnixTimeMilliseconds());
            writer.WriteString("version"u8, Version);
            if (session is not null)
                writer.WriteString("session_id"u8, session);
            body(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
