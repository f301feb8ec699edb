using System.Text.Json;

namespace PluginHost.Campaigns.Sheets;

/// <summary>Fields beyond the published ones.</summary>
internal static class SheetExtras
{
    public static int? Number(Dictionary<string, JsonElement>? extra, string name) =>
        extra is not null && extra.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public static string? Text(Dictionary<string, JsonElement>? extra, string name) =>
        extra is not null && extra.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The same fields and one more; null adds none.</summary>
    public static Dictionary<string, JsonElement>? With(Dictionary<string, JsonElement>? extra, string name, JsonElement? value) =>
        value is { } some ? new(extra ?? [], StringComparer.Ordinal) { [name] = some } : extra;

    public static Dictionary<string, JsonElement>? With(Dictionary<string, JsonElement>? extra, string name, int? value) => With(extra, name, value is { } some ? Of(some) : null);

    public static Dictionary<string, JsonElement>? With(Dictionary<string, JsonElement>? extra, string name, string? value) => With(extra, name, string.IsNullOrWhiteSpace(value) ? null : Of(value));

    public static JsonElement Of(int value) => JsonSerializer.SerializeToElement(value, SheetJson.Default.Int32);

    public static JsonElement Of(string value) => JsonSerializer.SerializeToElement(value, SheetJson.Default.String);

    public static JsonElement Of(IReadOnlyList<string> values) => JsonSerializer.SerializeToElement(values, SheetJson.Default.IReadOnlyListString);
}
