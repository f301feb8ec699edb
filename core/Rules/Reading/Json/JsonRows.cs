using System.Text.Json;

namespace PluginHost.Rules.Reading.Json;

/// <summary>One entry of a file, with the name of the list it stood in.</summary>
internal readonly record struct JsonRow(string List, JsonElement Entry);

internal static class JsonRows
{
    /// <summary>A file is an entry, a list of entries, a page of results, or an object of lists.</summary>
    public static IEnumerable<JsonRow> Of(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return root.EnumerateArray().SelectMany(static item => item.ValueKind == JsonValueKind.Array ? [] : Of(item));
        if (root.ValueKind != JsonValueKind.Object)
            return [];
        if (root.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
            return [new("", root)];

        return root.EnumerateObject()
            .Where(static list => list.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(static list => list.Value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.Object).Select(item => new JsonRow(list.Name, item)));
    }
}
