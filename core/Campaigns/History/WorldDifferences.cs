using System.Text.Json;
using System.Text.Json.Nodes;

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

            var paths = (change.Set?.Keys ?? []).Concat(change.Unset ?? []).Select(Whole).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            var properties = paths.Take(MostProperties).Select(path => new PropertyDifference(Shown(path), Value(was, path), Value(now, path))).ToList();
            all.Add(new EntityDifference(key, type, (now ?? was)!.Name, was is null ? "new" : now is null ? "removed" : "changed", properties));
        }

        return (all.Take(MostItems).ToList(), all.Count);
    }

    /// <summary>A list of plain values changes as a whole: which place each has says nothing to anybody.</summary>
    private static string Whole(string path) => path.LastIndexOf('/') is > 0 and var at && path[at + 1] == '#' ? path[..at] : path;

    private static JsonElement? Value(Entity? entity, string path)
    {
        if (entity is null || entity.Its[path] is { } plain && (plain.ValueKind != JsonValueKind.Array || plain.GetArrayLength() > 0))
        {
            return Short(entity?.Its[path]);
        }

        var all = entity.Its.Below(path + "/#").Where(one => Whole(one) == path).Select(one => entity.Its[one]!.Value).ToList();
        return all.Count > 0 ? Short(Values.Of(new JsonArray([.. all.Select(static one => JsonNode.Parse(one.GetRawText()))])))
            : path == Telling.AudienceProperty ? Audiences.Of([.. Telling.AudienceOf(entity.Type, entity.Data).Members]).Value
            : entity.Its[path];
    }

    private static string Shown(string path) => string.Join('.', path.Split('/').Select(static segment => segment.StartsWith('#') ? segment.TrimStart('#').TrimStart('0') is { Length: > 0 } number ? number : "0" : Paths.Unescape(segment)));

    private static JsonElement? Short(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > LongestValue } longText ? Values.Text(Cut(longText) + "…") : value;

    private static string Cut(string text) => char.IsHighSurrogate(text[LongestValue - 1]) ? text[..(LongestValue - 1)] : text[..LongestValue];
}
