using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>Two wrote the same property, each another value.</summary>
/// <param name="Was">What the caller had seen; nothing when nothing stood there.</param>
/// <param name="Now">What stands there now.</param>
/// <param name="Yours">What the caller wanted; nothing when it was to go.</param>
internal sealed record EditConflict(string Property, JsonElement? Was, JsonElement? Now, JsonElement? Yours);

/// <summary>A change by somebody who says what they saw, on top of what others did since.</summary>
internal sealed class ThreeWay(JsonElement seenNow)
{
    public List<EditConflict> Conflicts { get; } = [];

    /// <summary>Texts in which both changes stand.</summary>
    public List<string> Merged { get; } = [];

    /// <param name="was">The properties as the caller saw them. One that it does not name is simply taken.</param>
    public Leaves On(Leaves before, JsonElement patch, JsonElement was) => On(before, patch, was, [], "");

    private Leaves On(Leaves leaves, JsonElement patch, JsonElement was, IReadOnlyList<string> names, string path)
    {
        foreach (var property in patch.EnumerateObject())
        {
            string[] below = [.. names, property.Name];
            var its = Paths.Join(path, property.Name);
            var yours = property.Value;
            if (was.ValueKind != JsonValueKind.Object || !was.TryGetProperty(property.Name, out var old))
            {
                leaves = Patch.On(leaves, Wrapped(property), path);
            }
            else if (yours.ValueKind == JsonValueKind.Object && old.ValueKind == JsonValueKind.Object && yours.EnumerateObject().Any())
            {
                leaves = On(leaves, yours, old, below, its);
            }
            else
            {
                leaves = One(leaves, property, old, Patch.At(seenNow, below), its, string.Join('.', below));
            }
        }

        return leaves;
    }

    private Leaves One(Leaves leaves, JsonProperty property, JsonElement old, JsonElement? now, string path, string shown)
    {
        var yours = property.Value;
        if (AreSame(yours, old) || AreSame(yours, now))
        {
            return leaves;
        }

        if (AreSame(old, now))
        {
            return Patch.Put(leaves, path, yours.ValueKind == JsonValueKind.Null ? null : yours);
        }

        if (yours.ValueKind == JsonValueKind.String && old.ValueKind == JsonValueKind.String && now is { ValueKind: JsonValueKind.String } theirs
            && TextMerge.Merge(old.GetString()!, theirs.GetString()!, yours.GetString()!) is { } merged && merged.Length <= Texts.LongestNote)
        {
            Merged.Add(shown);
            return leaves.With(path, Values.Text(merged));
        }

        Conflicts.Add(new EditConflict(shown, Some(old), now, Some(yours)));
        return leaves;
    }

    /// <summary>Nothing and null are one: a property that is not there.</summary>
    private static bool AreSame(JsonElement one, JsonElement? other) => Some(one) is { } its ? Some(other) is { } others && JsonElement.DeepEquals(its, others) : Some(other) is null;

    private static JsonElement? Some(JsonElement? value) => value is { ValueKind: not JsonValueKind.Null } ? value : null;

    private static JsonElement Wrapped(JsonProperty property)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            property.WriteTo(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
