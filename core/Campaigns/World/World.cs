using System.Collections.Immutable;

namespace PluginHost.Campaigns;

/// <summary>All things of a campaign, as far as a reader may know of them.</summary>
internal sealed record World(ImmutableDictionary<string, ImmutableDictionary<string, Entity>> ByType)
{
    private static readonly ImmutableDictionary<string, Entity> Nothing = ImmutableDictionary.Create<string, Entity>(StringComparer.Ordinal);

    public static readonly World Empty = new(ImmutableDictionary.Create<string, ImmutableDictionary<string, Entity>>(StringComparer.Ordinal));

    /// <summary>Everything that exists, type by type.</summary>
    public IEnumerable<Entity> All => ByType.Keys.Order(StringComparer.Ordinal).SelectMany(Of);

    /// <summary>Those of a type, the oldest first.</summary>
    public IEnumerable<Entity> Of(string type) => ByType.GetValueOrDefault(type, Nothing).Values.Where(static one => one.Exists).OrderBy(static one => one.Since);

    /// <summary>One by its id, of whatever type.</summary>
    public Entity? Find(string id)
    {
        foreach (var type in ByType.Values)
        {
            if (type.TryGetValue(id, out var found) && found.Exists)
            {
                return found;
            }
        }

        return null;
    }

    public Entity? Find(string type, string id) => At(type, id) is { Exists: true } found ? found : null;

    /// <summary>Also one that was removed.</summary>
    public Entity? At(string type, string id) => ByType.GetValueOrDefault(type, Nothing).GetValueOrDefault(id);

    public World With(Entity entity) => new(ByType.SetItem(entity.Type, ByType.GetValueOrDefault(entity.Type, Nothing).SetItem(entity.Id, entity)));
}
