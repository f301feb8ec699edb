using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Arguments of a tool from the words of a command line, each read as the tool's schema wants it.</summary>
internal static class CallArguments
{
    /// <summary>Those that were given.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> given)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (value is not null)
            {
                arguments[name] = value;
            }
        }

        return arguments;
    }

    /// <param name="taken">Options of the host that stand behind the tool's name, where one may have meant the tool's.</param>
    public static Result<JsonObject> Read(IReadOnlyList<string> words, JsonElement schema, IReadOnlyList<string>? taken = null)
    {
        var arguments = new JsonObject();
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal) || words[at].Length == 2)
            {
                return Wrong("arguments", $"'{words[at]}' has no name; write --name value.");
            }

            var (given, value) = Split(words[at][2..]);
            if (Find(schema, given) is not { } property)
            {
                return Wrong(given, $"There is no argument '{given}'; expected {Names(schema)}.");
            }

            if (value is null && at + 1 < words.Count && !words[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = words[++at];
            }

            var read = CallValue.Read(property.Name, value, property.Value);
            if (!read.Succeeded)
            {
                return read.Error;
            }

            Put(arguments, property.Name, read.Value);
        }

        if ((taken ?? []).FirstOrDefault(option => Find(schema, option.TrimStart('-')) is { } property && !arguments.ContainsKey(property.Name)) is { } both)
        {
            return Wrong(both.TrimStart('-'), $"{both} is the host's option here, and the tool has one of that name too.") with { Hint = $"What belongs to the tool follows '--': call TOOL -- {both} VALUE. The host's own options stand before the tool's name." };
        }

        return Missing(arguments, schema) is { } missing ? Wrong(missing, $"--{missing} is required.") : arguments;
    }

    private static string? Missing(JsonObject arguments, JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(static name => name.GetString()!).FirstOrDefault(name => !arguments.ContainsKey(name))
            : null;

    private static Error Wrong(string field, string message) => new("usage", message) { Field = field, Hint = $"See: {Invocation.Name} tools TOOL" };

    private static (string Name, string? Value) Split(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + 1)..]) : (word, null);

    /// <summary>An option that is given again adds to a list.</summary>
    private static void Put(JsonObject arguments, string name, JsonNode value)
    {
        if (arguments[name] is JsonArray list && value is JsonArray more)
        {
            foreach (var item in more)
            {
                list.Add(item?.DeepClone());
            }
        }
        else
        {
            arguments[name] = value;
        }
    }

    /// <summary>Hyphens, underscores and capitals in a name do not matter to a person.</summary>
    private static JsonProperty? Find(JsonElement schema, string given) =>
        Properties(schema).Where(property => Plain(property.Name) == Plain(given)).Select(static property => (JsonProperty?)property).FirstOrDefault();

    private static string Plain(string name) => name.Replace("-", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    private static JsonElement.ObjectEnumerator Properties(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default;

    private static string Names(JsonElement schema) =>
        string.Join(", ", Properties(schema).Select(static property => "--" + property.Name)) is { Length: > 0 } names ? names : "none";
}

/// <summary>One value: strings stay strings; numbers, truth values, lists and objects are read as JSON.</summary>
internal static class CallValue
{
    public static Result<JsonNode> Read(string name, string? text, JsonElement schema)
    {
        var types = Types(schema).ToList();
        if (text is null)
        {
            return types.Contains("boolean") ? JsonValue.Create(true) : Wrong(name, "needs a value");
        }

        if (types.Contains("string"))
        {
            return JsonValue.Create(text);
        }

        if (types.Contains("integer") && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        if (types.Contains("number") && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return JsonValue.Create(number);
        }

        if (types.Contains("boolean") && bool.TryParse(text, out var truth))
        {
            return JsonValue.Create(truth);
        }

        if (types.Contains("array"))
        {
            return List(name, text, schema);
        }

        if (types.Contains("object"))
        {
            return Parse(text) is JsonObject node ? node : Wrong(name, "takes a JSON object");
        }

        return types.Count > 0 ? Wrong(name, $"takes a value of type {string.Join(" or ", types)}") : Parse(text) ?? JsonValue.Create(text);
    }

    private static Result<JsonNode> List(string name, string text, JsonElement schema)
    {
        if (text.StartsWith('['))
        {
            return Parse(text) is JsonArray list ? list : Wrong(name, "takes a JSON list");
        }

        var item = schema.TryGetProperty("items", out var items) ? items : default;
        return Read(name, text, item).Then<JsonNode>(static value => new JsonArray(value));
    }

    private static Error Wrong(string name, string what) => new("usage", $"--{name} {what}.") { Field = name, Hint = $"See: {Invocation.Name} tools TOOL" };

    private static IEnumerable<string> Types(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("type", out _))
        {
            return ["string"];
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            return any.EnumerateArray().SelectMany(Types);
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return [];
        }

        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(static one => one.GetString()!).Where(static one => one != "null")
            : [type.GetString()!];
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
internal sealed partial class CallJson : JsonSerializerContext;
