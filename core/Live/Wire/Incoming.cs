using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What comes in from outside: one JSON object, small, shallow, and without names that mean more than themselves in a browser.</summary>
internal static class Incoming
{
    public const int MostBytes = 100_000;
    public const int MostDepth = 10;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };

    public static Result<JsonElement> Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
            return new Error("too-large", "A message has at most 100,000 bytes.");

        try
        {
            if (HasDangerousName(utf8))
                return Error.Invalid("message", "The names __proto__, constructor and prototype are not accepted.");

            var message = JsonElement.Parse(utf8, Strict);
            return message.ValueKind == JsonValueKind.Object ? message : Error.Invalid("message", "A message is a JSON object.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return Error.Invalid("message", "A message is one JSON object, at most 10 levels deep, without repeated names.");
        }
    }

    public static string? Text(this JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static JsonElement? Part(this JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static bool HasDangerousName(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
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
