using System.Globalization;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>
/// Where a value stands inside an entity: property names joined by slashes, an element of a list as <c>#0003</c>.
/// Only leaves are stored, so that two people who change different properties never meet.
/// </summary>
internal static class Paths
{
    public const int MostElements = 10_000;
    private const int Deepest = 24;

    /// <summary>All leaves of a value; an empty object or list is a leaf itself.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Flatten(JsonElement data)
    {
        var found = new List<KeyValuePair<string, JsonElement>>();
        Collect(data, "", 0, found);
        return found;
    }

    public static string Join(string path, string name) => path.Length == 0 ? Escape(name) : $"{path}/{Escape(name)}";

    public static string Element(string path, int index) => path + "/" + index.ToString("'#'0000", CultureInfo.InvariantCulture);

    /// <summary>A segment of a path as the property it names.</summary>
    public static string Unescape(string segment) =>
        segment.Contains('~', StringComparison.Ordinal)
            ? segment.Replace("~2", "#", StringComparison.Ordinal).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            : segment;

    public static bool IsElement(ReadOnlySpan<char> segment) => segment.Length > 0 && segment[0] == '#';

    private static void Collect(JsonElement data, string path, int depth, List<KeyValuePair<string, JsonElement>> found)
    {
        if (data.ValueKind == JsonValueKind.Object && depth < Deepest && data.EnumerateObject().Any())
        {
            foreach (var property in data.EnumerateObject())
            {
                Collect(property.Value, Join(path, property.Name), depth + 1, found);
            }
        }
        else if (data.ValueKind == JsonValueKind.Array && depth < Deepest && path.Length > 0 && data.GetArrayLength() is > 0 and <= MostElements)
        {
            var index = 0;
            foreach (var element in data.EnumerateArray())
            {
                Collect(element, Element(path, index++), depth + 1, found);
            }
        }
        else if (path.Length > 0)
        {
            found.Add(new(path, data));
        }
    }

    private static string Escape(string name)
    {
        var escaped = name.Contains('~', StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal)
            ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
            : name;
        return escaped.StartsWith('#') ? "~2" + escaped[1..] : escaped;
    }
}
