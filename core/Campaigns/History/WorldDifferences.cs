using System.Text.Json;

namespace PluginHost.Campaigns;

/// <param name="Before">Nothing when it was not there.</param>
/// <param name="After">Nothing when it is not there any more.</param>
internal sealed record PropertyDifference(string Property, JsonElement? Before, JsonElement? After);

internal sealed record EntityDifference(string Id, string Type, string Name, string Change, IReadOnlyList<PropertyDifference> Properties);

internal sealed record WorldDifference(string From, string To, IReadOnlyList<EntityDifference> Items, int Total);

/// <summary>How two worlds of one reader differ.</summary>
internal static class WorldDifferences
{
    private const int MostItems = 100;
    private const int MostProperties = 100;
    private const int LongestValue = 2_000;

    public static (IReadOnlyList<EntityDifference> Items, int Total) Between(World before, World after, string? id)
    {
        var all = new List<EntityDifference>();
        foreach (var (type, key) in before.All.Concat(after.All).Select(static one => (one.Type, one.Id)).Distinct().Where(one => id is null || one.Id == id))
        {
            var (was, now) = (before.Find(type, key), after.Find(type, key));
            if (ReferenceEquals(was, now) || EntityChange.Between(type, key, null, was?.Its ?? Leaves.None, now?.Its ?? Leaves.None) is not { } change)
            {
                continue;
            }

            var paths = (change.Set?.Keys ?? []).Concat(change.Unset ?? []).Order(StringComparer.Ordinal);
            var properties = paths.Take(MostProperties).Select(path => new PropertyDifference(Shown(path), Short(was?.Its[path]), Short(now?.Its[path]))).ToList();
            all.Add(new EntityDifference(key, type, (now ?? was)!.Name, was is null ? "new" : now is null ? "removed" : "changed", properties));
        }

        return (all.Take(MostItems).ToList(), all.Count);
    }

    private static string Shown(string path) => string.Join('.', path.Split('/').Select(static segment => segment.StartsWith('#') ? segment.TrimStart('#').TrimStart('0') is { Length: > 0 } number ? number : "0" : Paths.Unescape(segment)));

    private static JsonElement? Short(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > LongestValue } longText ? Values.Text(Cut(longText) + "…") : value;

    private static string Cut(string text) => char.IsHighSurrogate(text[LongestValue - 1]) ? text[..(LongestValue - 1)] : text[..LongestValue];
}
