using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The messages of the event socket, as bytes.</summary>
internal static class Envelopes
{
    private const string Version = "1.0.0";

    public static byte[] Snapshot(string id, DateTimeOffset at, FeedView view, string position) => Write(id, "snapshot", at, null, writer =>
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
        writer.WriteString("scope"u8, "campaign"u8);
        writer.WriteString("position"u8, position);
    });

    public static byte[] Reset(string id, DateTimeOffset at) => Write(id, "reset", at, null, static _ => { });

    /// <summary>A reply to a request: an <c>ack</c> or a <c>response</c>.</summary>
    public static byte[] Reply<T>(string id, string type, DateTimeOffset at, string? request, T result, JsonTypeInfo<T> form, double? duration) =>
        Write(id, type, at, null, writer =>
        {
            WriteRequest(writer, request, duration);
            writer.WritePropertyName("result"u8);
            JsonSerializer.Serialize(writer, result, form);
        });

    public static byte[] Refusal(string id, string type, DateTimeOffset at, string? request, Answer refused, double? duration) => Write(id, type, at, null, writer =>
    {
        WriteRequest(writer, request, duration);
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, Codes.Of(refused.Details?.Code ?? "internal"));
        writer.WriteString("message"u8, refused.Error);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, refused.Details, LiveJson.Default.AnswerDetails);
        writer.WriteEndObject();
    });

    private static void WriteRequest(Utf8JsonWriter writer, string? request, double? duration)
    {
        if (request is not null)
            writer.WriteString("request_id"u8, request);
        if (duration is { } milliseconds)
            writer.WriteNumber("duration"u8, Math.Round(milliseconds, 3));
    }

    private static void WriteOrEmpty(Utf8JsonWriter writer, JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            data.WriteTo(writer);
    }

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
