using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>Values by path, in ordinal order. Never changes: a change is another one.</summary>
internal sealed class Leaves
{
    public static readonly Leaves None = new([], []);

    private readonly string[] _paths;
    private readonly JsonElement[] _values;

    private Leaves(string[] paths, JsonElement[] values) => (_paths, _values) = (paths, values);

    public int Count => _paths.Length;

    public IReadOnlyList<string> Paths => _paths;

    public static Leaves Of(JsonElement data) => Of(PluginHost.Campaigns.Paths.Flatten(data));

    /// <summary>The last value of a path wins.</summary>
    public static Leaves Of(IEnumerable<KeyValuePair<string, JsonElement>> leaves)
    {
        var sorted = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (path, value) in leaves)
        {
            sorted[path] = value;
        }

        return sorted.Count == 0 ? None : new Leaves([.. sorted.Keys], [.. sorted.Values]);
    }

    public JsonElement? this[string path] => Array.BinarySearch(_paths, path, StringComparer.Ordinal) is >= 0 and var index ? _values[index] : null;

    public string? Text(string path) => this[path] is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public int? Number(string path) => this[path] is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public bool Is(string path) => this[path] is { ValueKind: JsonValueKind.True };

    public Leaves With(string path, JsonElement value)
    {
        var index = Array.BinarySearch(_paths, path, StringComparer.Ordinal);
        if (index >= 0)
        {
            JsonElement[] values = [.. _values];
            values[index] = value;
            return new Leaves(_paths, values);
        }

        var at = ~index;
        return new Leaves([.. _paths.AsSpan(0, at), path, .. _paths.AsSpan(at)], [.. _values.AsSpan(0, at), value, .. _values.AsSpan(at)]);
    }

    public Leaves Without(string path)
    {
        var at = Array.BinarySearch(_paths, path, StringComparer.Ordinal);
        return at < 0 ? this
            : _paths.Length == 1 ? None
            : new Leaves([.. _paths.AsSpan(0, at), .. _paths.AsSpan(at + 1)], [.. _values.AsSpan(0, at), .. _values.AsSpan(at + 1)]);
    }

    /// <summary>Both together; where both have a value, the other's counts.</summary>
    public Leaves Over(Leaves other) => other.Count == 0 ? this : Count == 0 ? other : Of(Pairs().Concat(other.Pairs()));

    public IEnumerable<KeyValuePair<string, JsonElement>> Pairs()
    {
        for (var index = 0; index < _paths.Length; index++)
        {
            yield return new(_paths[index], _values[index]);
        }
    }

    /// <summary>The leaves as one value again.</summary>
    public JsonElement Data() => LeavesJson.Data(_paths, _values);
}
