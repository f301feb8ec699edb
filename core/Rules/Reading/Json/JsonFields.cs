using System.Globalization;
using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Reads fields that may be absent, null, a number or a string, without ever throwing.</summary>
internal static class JsonFields
{
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        }

        return element;
    }

    public static bool Has(this JsonElement element, string name) => element.At(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static string Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Trim(),
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.Array => string.Join("\n", element.EnumerateArray().Select(static item => item.Text()).Where(static text => text.Length > 0)),
        JsonValueKind.Object => element.At("name").Text() is { Length: > 0 } name ? name : element.At("desc").Text(),
        _ => "",
    };

    public static string Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).Text();

    public static string? Maybe(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).Text() is { Length: > 0 } text ? text : null;

    public static int? Whole(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind == JsonValueKind.Number && at.TryGetDouble(out var number) && Math.Abs(number) < 1e9 ? (int)number
            : at.ValueKind == JsonValueKind.String ? Values.Whole(at.GetString()!.Split(' ')[0]) : null;
    }

    /// <summary>True also as "yes".</summary>
    public static bool Yes(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind == JsonValueKind.True || (at.ValueKind == JsonValueKind.String && at.GetString() is "yes" or "true");
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind == JsonValueKind.Array ? at.EnumerateArray() : [];
    }

    public static IEnumerable<JsonProperty> Properties(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind == JsonValueKind.Object ? at.EnumerateObject() : [];
    }

    public static string Names(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind == JsonValueKind.Array ? string.Join(", ", at.EnumerateArray().Select(static item => item.Text())) : at.Text();
    }

    public static IReadOnlyList<Feature> Features(this JsonElement element, string list) =>
        [.. element.Items(list).Where(static item => item.Has("name")).Select(static item => new Feature(item.Text("name"), item.Text("desc")))];

    public static Abilities Six(this JsonElement element, IReadOnlyList<string> names) => Abilities.Of([.. names.Select(name => element.Whole(name))]);

    /// <summary>A quarter as "1/4".</summary>
    public static string? Challenge(this JsonElement element, string name)
    {
        var at = element.At(name);
        return at.ValueKind != JsonValueKind.Number ? element.Maybe(name) : at.GetDouble() switch
        {
            0.125 => "1/8",
            0.25 => "1/4",
            0.5 => "1/2",
            var whole => whole.ToString("0.###", CultureInfo.InvariantCulture),
        };
    }
}
