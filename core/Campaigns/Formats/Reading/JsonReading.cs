using System.Globalization;
using System.Text.Json;

namespace PluginHost.Campaigns.Formats;

/// <summary>Reads values that may be missing, null, or of another kind than expected: programs write numbers as texts and the other way round.</summary>
internal static class JsonReading
{
    /// <summary>What lies at a path of names; undefined when nothing does.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    /// <summary>A text without blanks around it; null when there is none.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var text = element.At(path) switch
        {
            { ValueKind: JsonValueKind.String } at => at.GetString()!.Trim(),
            { ValueKind: JsonValueKind.Number } at => at.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public static decimal? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        decimal.TryParse(element.Text(path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000_000 ? number : null;

    public static int? Int(this JsonElement element, params ReadOnlySpan<string> path) => element.Number(path) is { } number ? (int)Math.Truncate(number) : null;

    public static bool Is(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.Number } at => at.Number() > 0,
        { ValueKind: JsonValueKind.String } at => at.GetString() is "true" or "on" or "1",
        _ => false,
    };

    /// <summary>The items of a list, or the values of an object that numbers them.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind switch
        {
            JsonValueKind.Array => at.EnumerateArray(),
            JsonValueKind.Object => at.EnumerateObject().Select(static property => property.Value),
            _ => [],
        };
    }

    public static IEnumerable<JsonProperty> Fields(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var at = element.At(path);
        return at.ValueKind == JsonValueKind.Object ? at.EnumerateObject() : Enumerable.Empty<JsonProperty>();
    }

    public static IEnumerable<string> Texts(this JsonElement element, params ReadOnlySpan<string> path) => element.Items(path).Select(static item => item.Text()).OfType<string>();
}
