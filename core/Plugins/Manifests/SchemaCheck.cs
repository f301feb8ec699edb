using System.Text.Json;
using System.Text.RegularExpressions;

namespace PluginHost.Plugins;

/// <summary>Whether a manifest's schema can be used by <see cref="SettingsSchema"/>: its author is told, not the person who configures the plugin.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Types = ["string", "boolean", "number", "integer", "array", "object", "null"];

    /// <summary>The first field of the schema that does not fit, and what was expected; null when all do.</summary>
    public static (string Field, string Expected)? Problem(JsonElement schema, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return (path, "a schema object");
        }

        foreach (var field in schema.EnumerateObject())
        {
            if (Expected(field.Name, field.Value) is { } expected)
            {
                return ($"{path}.{field.Name}", expected);
            }
        }

        var inner = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => Problem(property.Value, $"{path}.properties.{property.Name}")).FirstOrDefault(static problem => problem is not null)
            : null;
        inner ??= schema.TryGetProperty("items", out var items) ? Problem(items, $"{path}.items") : null;
        return inner ?? (schema.TryGetProperty("default", out var value) && SettingsSchema.Check(schema, value, "") is not null ? ($"{path}.default", "a value that fits its own schema") : null);
    }

    private static string? Expected(string name, JsonElement value)
    {
        var (fits, expected) = name switch
        {
            "type" => (IsType(value) || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsType)), "one of " + string.Join(", ", Types)),
            "enum" => (value.ValueKind == JsonValueKind.Array, "a list of values"),
            "required" => (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String), "a list of names"),
            "properties" => (value.ValueKind == JsonValueKind.Object, "an object with one schema a setting"),
            "minimum" or "maximum" => (value.ValueKind == JsonValueKind.Number, "a number"),
            "minLength" => (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var least) && least >= 0, "a whole number"),
            "pattern" => (value.ValueKind == JsonValueKind.String && IsPattern(value.GetString()!), "a regular expression"),
            _ => (true, ""),
        };
        return fits ? null : expected;
    }

    private static bool IsType(JsonElement value) => value.ValueKind == JsonValueKind.String && Types.Contains(value.GetString());

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.None, TimeSpan.FromMilliseconds(100));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
