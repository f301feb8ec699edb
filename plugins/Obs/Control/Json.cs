using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Obs;

/// <summary>Reads and writes what goes over the sockets. What comes from outside may be anything.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32 };

    public static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <returns>An object, or null when it is none.</returns>
    public static JsonElement? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Limits);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Part(JsonElement? its, string name) =>
        its is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    public static string? Text(JsonElement? its, string name) =>
        its is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    public static int? Number(JsonElement? its, string name) =>
        its is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var whole) ? whole : null;

    public static bool Is(JsonElement? its, string name) =>
        its is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(JsonElement? its, string name) =>
        its is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(SceneArguments))]
[JsonSerializable(typeof(SetupArguments))]
[JsonSerializable(typeof(TextArguments))]
[JsonSerializable(typeof(PictureArguments))]
[JsonSerializable(typeof(ActionArguments))]
[JsonSerializable(typeof(ObsStatus))]
[JsonSerializable(typeof(SceneList))]
[JsonSerializable(typeof(SetUp))]
[JsonSerializable(typeof(ActionList))]
[JsonSerializable(typeof(WantedScene))]
[JsonSerializable(typeof(WantedAction))]
internal sealed partial class ControlJson : JsonSerializerContext;

internal sealed record NoArguments;
