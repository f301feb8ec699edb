using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What comes in from outside: one JSON object, small, shallow, and without names that mean more than themselves in a browser.</summary>
internal static class Incoming
{
    public const int MostBytes = 100_000;
    public const int MostDepth = 10;
    public const int MostInBatch = 10;

    private static readonly Error Malformed = Error.Invalid("message", "A message is one JSON object, at most 10 levels deep, without repeated names.");

    public static Result<JsonElement> Parse(ReadOnlySpan<byte> utf8) =>
        Read(utf8, MostDepth).Then<JsonElement>(static message => message.ValueKind == JsonValueKind.Object ? message : Error.Invalid("message", "A message is a JSON object."));

    /// <summary>One message, or an array of some.</summary>
    public static Result<IReadOnlyList<JsonElement>> ParseSome(ReadOnlySpan<byte> utf8)
    {
        if (utf8.TrimStart(" \t\r\n"u8) is not [(byte)'[', ..])
            return Parse(utf8).Then<IReadOnlyList<JsonElement>>(static message => (JsonElement[])[message]);

        return Read(utf8, MostDepth + 1).Then<IReadOnlyList<JsonElement>>(static batch =>
            batch.GetArrayLength() is > 0 and <= MostInBatch && batch.EnumerateArray().All(static message => message.ValueKind == JsonValueKind.Object)
                ? batch.EnumerateArray().ToArray()
                : Error.Invalid("message", "A batch is an array of one to ten messages, each a JSON object."));
    }

    private static Result<JsonElement> Read(ReadOnlySpan<byte> utf8, int depth)
    {
        if (utf8.Length > MostBytes)
            return new Error("too-large", "A message has at most 100,000 bytes.");

        try
        {
            if (HasDangerousName(utf8, depth))
                return Error.Invalid("message", "The names __proto__, constructor and prototype are not accepted.");

            return JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false });
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }

    public static string? Text(this JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static JsonElement? Part(this JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static double? Number(this JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    private static bool HasDangerousName(ReadOnlySpan<byte> utf8, int depth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = depth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName
                && (reader.ValueTextEquals("__proto__"u8) || reader.ValueTextEquals("constructor"u8) || reader.ValueTextEquals("prototype"u8)))
            {
                return true;
            }
        }

        return false;
    }
}
