using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>A change as people write it: what it names becomes so, null takes it away, an object is changed property by property, a list as a whole.</summary>
internal static class Patch
{
    /// <summary>What stands at a path as one value; nothing when nothing does.</summary>
    public static JsonElement? At(JsonElement data, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out data))
            {
                return null;
            }
        }

        return data;
    }

    /// <summary>A value in the place of whatever stands at the path and below it.</summary>
    public static Leaves Put(Leaves leaves, string path, JsonElement? value)
    {
        leaves = Cleared(leaves, path);
        if (value is not { } put)
        {
            return leaves;
        }

        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            leaves = leaves.Without(path[..slash]);
        }

        return Paths.Flatten(path, put).Aggregate(leaves, static (now, leaf) => now.With(leaf.Key, leaf.Value));
    }

    /// <param name="path">What the patch is of; empty for the whole.</param>
    public static Leaves On(Leaves leaves, JsonElement patch, string path = "")
    {
        foreach (var property in patch.EnumerateObject())
        {
            var its = Paths.Join(path, property.Name);
            leaves = property.Value.ValueKind switch
            {
                JsonValueKind.Null => Cleared(leaves, its),
                JsonValueKind.Object when property.Value.EnumerateObject().Any() => On(leaves, property.Value, its),
                JsonValueKind.Object when Below(leaves, its).Count > 0 => leaves,
                _ => Put(leaves, its, property.Value),
            };
        }

        return leaves;
    }

    private static Leaves Cleared(Leaves leaves, string path) => Below(leaves, path).Append(path).Aggregate(leaves, static (now, gone) => now.Without(gone));

    private static List<string> Below(Leaves leaves, string path) => [.. leaves.Paths.Where(one => one.Length > path.Length && one[path.Length] == '/' && one.StartsWith(path, StringComparison.Ordinal))];
}
