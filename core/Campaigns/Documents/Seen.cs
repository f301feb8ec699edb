using System.Collections.Concurrent;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The full world as one reader knows it: commands decide on everything, and speak only of this.</summary>
internal sealed class Seen(World world, Audience reader)
{
    private static readonly ConcurrentDictionary<string, Audience> Known = new(StringComparer.Ordinal);

    public World Full => world;

    public Audience Reader => reader;

    public IEnumerable<Entity> All => world.All.Select(Of).OfType<Entity>();

    public IEnumerable<Entity> OfType(string type) => world.Of(type).Select(Of).OfType<Entity>();

    public Entity? Find(string id) => world.Find(id) is { } entity ? Of(entity) : null;

    /// <returns>Nothing when the reader knows nothing of it.</returns>
    public Entity? Of(Entity entity)
    {
        var layers = entity.Layers.RemoveAll(layer => !MaySee(layer.Audience));
        return layers.Length == entity.Layers.Length ? entity : layers.Any(static layer => layer.Leaves.Count > 0) ? new Entity(entity.Type, entity.Id, entity.Since, layers) : null;
    }

    public bool MaySee(string audience)
    {
        // Names of persons are many in the end: what is kept is bounded.
        if (Known.TryGetValue(audience, out var known))
        {
            return reader.MaySee(known);
        }

        var addressed = Audience.Of(audience.Split(','));
        if (addressed.Succeeded && Known.Count < 10_000)
        {
            Known[audience] = addressed.Value;
        }

        return addressed.Succeeded && reader.MaySee(addressed.Value);
    }
}
