using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>5etools' nested entries as plain lines: lists, tables and named parts.</summary>
internal static class ToolsText
{
    public static string Of(JsonElement entries) => string.Join("\n", Lines(entries)).Trim();

    public static IReadOnlyList<Feature> Features(JsonElement json, string list) =>
        [.. json.Items(list).Where(static item => item.Has("name")).Select(static item => new Feature(TagText.Flat(item.Text("name")), Of(item.At("entries"))))];

    /// <summary>The depth is bounded by that of the file.</summary>
    private static IEnumerable<string> Lines(JsonElement entry)
    {
        switch (entry.ValueKind)
        {
            case JsonValueKind.String:
                return [TagText.Flat(entry.GetString()!)];
            case JsonValueKind.Number:
                return [entry.GetRawText()];
            case JsonValueKind.Array:
                return entry.EnumerateArray().SelectMany(Lines);
            case JsonValueKind.Object:
                return Named(entry);
            default:
                return [];
        }
    }

    private static IEnumerable<string> Named(JsonElement entry)
    {
        var inner = entry.Text("type") switch
        {
            "list" => entry.Items("items").Select(static item => "• " + string.Join(' ', Lines(item))),
            "table" => entry.Items("rows").Prepend(entry.At("colLabels")).Select(static row => string.Join(" | ", row.Items(row.ValueKind == JsonValueKind.Object ? ["row"] : []).Select(static cell => string.Join(' ', Lines(cell))))).Where(static line => line.Length > 0),
            _ => Lines(entry.At("entries")).Concat(Lines(entry.At("entry"))),
        };
        return entry.Maybe("name") is { } name ? [$"{TagText.Flat(name)}. {string.Join("\n", inner)}"] : inner;
    }
}
