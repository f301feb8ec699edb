using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>All things of one type. What is made of them is kept with them: as long as nothing changes it need not be made again.</summary>
internal sealed class Things(string type, ImmutableDictionary<string, Entity> all)
{
    private Part? _part;
    private Reading? _reading;

    public string Type => type;

    public IEnumerable<Entity> All => all.Values;

    public Entity? this[string id] => all.GetValueOrDefault(id);

    public static Things None(string type) => new(type, ImmutableDictionary.Create<string, Entity>(StringComparer.Ordinal));

    public Things With(Entity entity) => new(type, all.SetItem(entity.Id, entity));

    /// <param name="beside">What else it is made of.</param>
    /// <param name="make">Makes it.</param>
    public JsonElement Kept(object? beside, Func<JsonElement> make)
    {
        if (_part is { } part && ReferenceEquals(part.Beside, beside))
        {
            return part.Value;
        }

        var made = new Part(beside, make());
        _part = made;
        return made.Value;
    }

    /// <summary>What is read from these things and others, as a record of its own.</summary>
    /// <param name="beside">What else it is read from.</param>
    /// <param name="read">Reads it.</param>
    public T Read<T>(object? beside, Func<T> read)
        where T : class
    {
        if (_reading is { Value: T known } reading && ReferenceEquals(reading.Beside, beside))
        {
            return known;
        }

        var made = read();
        _reading = new Reading(beside, made);
        return made;
    }

    private sealed record Reading(object? Beside, object Value);

    private sealed record Part(object? Beside, JsonElement Value);
}
