using System.Collections.Immutable;

namespace PluginHost.Campaigns;

/// <summary>All things of a campaign, as far as a reader may know of them.</summary>
/// <param name="ByType">The types that there are, in ordinal order: few enough to be looked through.</param>
internal sealed record World(ImmutableArray<Things> ByType)
{
    public static readonly World Empty = new([]);

    /// <summary>Everything that exists, type by type.</summary>
    public IEnumerable<Entity> All => ByType.SelectMany(things => Of(things.Type));

    /// <summary>Those of a type, the oldest first.</summary>
    public IEnumerable<Entity> Of(string type) => Things(type)?.All.Where(static one => one.Exists).OrderBy(static one => one.Since) ?? Enumerable.Empty<Entity>();

    /// <summary>One by its id, of whatever type.</summary>
    public Entity? Find(string id) => AtAny(id) is { Exists: true } found ? found : null;

    public Entity? Find(string type, string id) => At(type, id) is { Exists: true } found ? found : null;

    /// <summary>Also one that was removed.</summary>
    public Entity? At(string type, string id) => Things(type)?[id];

    /// <summary>One by its id, of whatever type; one that was removed only when no other has the id.</summary>
    public Entity? AtAny(string id)
    {
        Entity? removed = null;
        foreach (var things in ByType)
        {
            if (things[id] is { } found)
            {
                if (found.Exists)
                {
                    return found;
                }

                removed = found;
            }
        }

        return removed;
    }

    public Things? Things(string type)
    {
        foreach (var things in ByType)
        {
            if (things.Type == type)
            {
                return things;
            }
        }

        return null;
    }

    public World With(Entity entity)
    {
        var place = 0;
        while (place < ByType.Length && string.CompareOrdinal(ByType[place].Type, entity.Type) < 0)
        {
            place++;
        }

        return place < ByType.Length && ByType[place].Type == entity.Type
            ? new(ByType.SetItem(place, ByType[place].With(entity)))
            : new(ByType.Insert(place, Campaigns.Things.None(entity.Type).With(entity)));
    }

    /// <summary>A world that was kept.</summary>
    public static World Of(IEnumerable<Entity> entities) => new([.. entities
        .GroupBy(static one => one.Type, StringComparer.Ordinal)
        .OrderBy(static type => type.Key, StringComparer.Ordinal)
        .Select(static type => new Things(type.Key, type.ToImmutableDictionary(static one => one.Id, StringComparer.Ordinal)))]);
}
