using System.Text.Json;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>
/// The data of <c>campaigns/entity-changed</c> since version 2: leaves that one audience is told now, and what it was told before.
/// What was told before makes every change one that can be shown, and taken back, from the event alone.
/// </summary>
/// <param name="Name">What the entity is called, for those who only pass the event on.</param>
/// <param name="Set">The new values.</param>
/// <param name="Unset">The paths that are gone.</param>
/// <param name="Was">The values before, of all that had one.</param>
/// <param name="Text">What happened, in one line, for a history that this audience may read.</param>
internal sealed record EntityChange(
    string? Type,
    string? Id,
    string? Name,
    IReadOnlyDictionary<string, JsonElement>? Set,
    IReadOnlyList<string>? Unset,
    IReadOnlyDictionary<string, JsonElement>? Was,
    string? Text = null)
{
    public const int Version = 2;

    /// <summary>The same change backwards.</summary>
    public EntityChange Inverse() => new(
        Type,
        Id,
        Name,
        Was is { Count: > 0 } ? Was : null,
        Gained() is { Count: > 0 } gained ? gained : null,
        Set is { Count: > 0 } ? Set : null);

    public Leaves On(Leaves before)
    {
        var after = before;
        foreach (var path in Unset ?? [])
        {
            after = after.Without(path);
        }

        foreach (var (path, value) in Set ?? new Dictionary<string, JsonElement>())
        {
            after = Values.IsWhole(value) ? after.With(path, value) : after;
        }

        return after;
    }

    /// <summary>Whether the audience still knows what this change told it: only then can it be taken back.</summary>
    public bool Stands(Leaves now) =>
        (Set ?? new Dictionary<string, JsonElement>()).All(one => now[one.Key] is { } value && JsonElement.DeepEquals(value, one.Value))
        && (Unset ?? []).All(path => now[path] is null);

    public static World Apply(World world, StoredEvent happened, EntityChange change)
    {
        if (change is not { Type: { } type, Id: { } id })
        {
            return world;
        }

        var audience = happened.Audience.ToString();
        var entity = world.At(type, id) ?? new Entity(type, id, happened.Seq, []);
        return world.With(entity.With(audience, change.On(entity.Told(audience))));
    }

    /// <summary>The change that leads from one to the other, or nothing when they are the same.</summary>
    public static EntityChange? Between(string type, string id, string? name, Leaves before, Leaves after)
    {
        SortedDictionary<string, JsonElement>? set = null;
        SortedDictionary<string, JsonElement>? was = null;
        List<string>? unset = null;
        foreach (var (path, value) in after.Pairs())
        {
            var old = before[path];
            if (old is { } known && JsonElement.DeepEquals(known, value))
            {
                continue;
            }

            (set ??= new(StringComparer.Ordinal))[path] = value;
            if (old is { } replaced)
            {
                (was ??= new(StringComparer.Ordinal))[path] = replaced;
            }
        }

        foreach (var path in before.Paths.Where(path => after[path] is null))
        {
            (unset ??= []).Add(path);
            (was ??= new(StringComparer.Ordinal))[path] = before[path]!.Value;
        }

        return set is null && unset is null ? null : new EntityChange(type, id, name, set, unset, was);
    }

    private List<string> Gained() => [.. (Set?.Keys ?? []).Where(path => Was?.ContainsKey(path) != true)];
}
