using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>The part of JSON Schema that settings use: type, enum, default, minimum, maximum, minLength, pattern, required, properties, items.</summary>
internal static class SettingsSchema
{
    /// <summary>Settings merged over the schema's defaults and checked.</summary>
    public static Result<JsonElement> Merge(JsonElement? schema, JsonObject settings)
    {
        try
        {
            return Merged(schema, settings);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A keyword of the schema has a value of the wrong kind.
            return new Error("plugin-settings", "The settings schema in its manifest cannot be used.") { Hint = "Ask the plugin's author to mend 'settings' in plugin.json." };
        }
    }

    /// <summary>Settings that the schema does not know.</summary>
    public static IEnumerable<string> Unknown(JsonElement? schema, JsonObject settings)
    {
        var known = schema is { } given && given.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject().Select(static property => property.Name).ToList() : [];
        return settings.Where(setting => !known.Contains(setting.Key, StringComparer.Ordinal)).Select(setting => NearNames.Nearest(setting.Key, known) is { } near
            ? $"The setting '{setting.Key}' is not known; did you mean '{near}'?"
            : $"The setting '{setting.Key}' is not known.");
    }

    private static Result<JsonElement> Merged(JsonElement? schema, JsonObject settings)
    {
        var merged = (JsonObject)settings.DeepClone();
        if (schema is { } given)
        {
            Default(given, merged);
            if (Check(given, JsonElement.Parse(merged.ToJsonString()), "settings") is { } error)
            {
                return error;
            }
        }

        return JsonElement.Parse(merged.ToJsonString());
    }

    private static void Default(JsonElement schema, JsonObject target)
    {
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            if (!target.ContainsKey(property.Name) && property.Value.TryGetProperty("default", out var value))
            {
                target[property.Name] = JsonNode.Parse(value.GetRawText());
            }

            if (target[property.Name] is JsonObject inner)
            {
                Default(property.Value, inner);
            }
        }
    }

    public static Error? Check(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Any(one => IsOf(one, value)))
        {
            return Wrong(path, $"expected {string.Join(" or ", TypesOf(type))}");
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return Wrong(path, $"expected one of {string.Join(", ", allowed.EnumerateArray().Select(static one => one.ToString()))}");
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => Number(schema, value.GetDouble(), path),
            JsonValueKind.String => Text(schema, value.GetString()!, path),
            JsonValueKind.Array => schema.TryGetProperty("items", out var items)
                ? value.EnumerateArray().Select((item, index) => Check(items, item, $"{path}[{index}]")).FirstOrDefault(static error => error is not null)
                : null,
            JsonValueKind.Object => Object(schema, value, path),
            _ => null,
        };
    }

    private static Error? Object(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            var missing = required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _));
            if (missing.ValueKind == JsonValueKind.String)
            {
                return Wrong($"{path}.{missing.GetString()}", "it is required");
            }
        }

        return schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject()
                .Select(property => value.TryGetProperty(property.Name, out var inner) ? Check(property.Value, inner, $"{path}.{property.Name}") : null)
                .FirstOrDefault(static error => error is not null)
            : null;
    }

    private static Error? Number(JsonElement schema, double value, string path)
    {
        if (schema.TryGetProperty("minimum", out var minimum) && value < minimum.GetDouble())
        {
            return Wrong(path, $"expected at least {minimum}");
        }

        return schema.TryGetProperty("maximum", out var maximum) && value > maximum.GetDouble() ? Wrong(path, $"expected at most {maximum}") : null;
    }

    private static Error? Text(JsonElement schema, string value, string path)
    {
        if (schema.TryGetProperty("minLength", out var least) && value.Length < least.GetInt32())
        {
            return Wrong(path, $"expected at least {least} characters");
        }

        try
        {
            return schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!, RegexOptions.None, TimeSpan.FromMilliseconds(100))
                ? Wrong(path, $"expected the form {pattern}")
                : null;
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or ArgumentException)
        {
            return Wrong(path, "the manifest's pattern for it cannot be used");
        }
    }

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static one => one.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => true,
    };

    private static Error Wrong(string field, string expected) =>
        Error.Invalid(field, $"The value of '{field}' does not fit: {expected}.") with { Code = "plugin-settings", Hint = "Mend it in plugins.json and reload the plugin." };
}
