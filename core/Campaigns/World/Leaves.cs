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
        KeyValuePair<string, JsonElement>[] given = [.. leaves];
        var isInOrder = true;
        for (var index = 1; index < given.Length && isInOrder; index++)
        {
            isInOrder = string.CompareOrdinal(given[index - 1].Key, given[index].Key) < 0;
        }

        if (!isInOrder)
        {
            var sorted = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var (path, value) in given)
            {
                sorted[path] = value;
            }

            given = [.. sorted];
        }

        return given.Length == 0 ? None : new Leaves(Array.ConvertAll(given, static one => one.Key), Array.ConvertAll(given, static one => one.Value));
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
    public Leaves Over(Leaves other)
    {
        if (other.Count == 0 || Count == 0)
        {
            return other.Count == 0 ? this : other;
        }

        var paths = new List<string>(Count + other.Count);
        var values = new List<JsonElement>(Count + other.Count);
        for (var (mine, its) = (0, 0); mine < Count || its < other.Count;)
        {
            var order = mine == Count ? 1 : its == other.Count ? -1 : string.CompareOrdinal(_paths[mine], other._paths[its]);
            paths.Add(order < 0 ? _paths[mine] : other._paths[its]);
            values.Add(order < 0 ? _values[mine] : other._values[its]);
            mine += order <= 0 ? 1 : 0;
            its += order >= 0 ? 1 : 0;
        }

        return new Leaves([.. paths], [.. values]);
    }

    /// <summary>The paths that begin with a text.</summary>
    public ArraySegment<string> Below(string prefix)
    {
        var from = Array.BinarySearch(_paths, prefix, StringComparer.Ordinal);
        from = from < 0 ? ~from : from;
        var end = from;
        while (end < _paths.Length && _paths[end].StartsWith(prefix, StringComparison.Ordinal))
        {
            end++;
        }

        return new ArraySegment<string>(_paths, from, end - from);
    }

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
