using System.Runtime.CompilerServices;

namespace PluginHost.Campaigns;

/// <param name="To">Nothing when it leads nowhere, or to an entry of a rulebook.</param>
/// <param name="Several">More than one thing goes by that name.</param>
internal sealed record Link(Entity From, Mention Mention, Entity? To, bool Several);

/// <summary>Everything that one reader's world mentions. It is made when it is asked for, and lives as long as that world.</summary>
internal sealed class LinkIndex
{
    private static readonly ConditionalWeakTable<World, LinkIndex> Made = [];

    private readonly Dictionary<string, List<Entity>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, Link> _to;
    private readonly ILookup<string, Link> _from;

    private LinkIndex(World world)
    {
        var all = world.All.Where(static one => EntityTypes.Written.Contains(one.Type)).ToList();
        foreach (var entity in all)
        {
            foreach (var name in Naming.Names(entity).Append(entity.Id).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                (_names.TryGetValue(name, out var known) ? known : _names[name] = []).Add(entity);
            }
        }

        Links = [.. all.SelectMany(entity => LinkReading.Of(entity).Select(mention => Resolved(entity, mention)))];
        _from = Links.ToLookup(static link => link.From.Id, StringComparer.Ordinal);
        _to = Links.Where(static link => link.To is not null).ToLookup(static link => link.To!.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<Link> Links { get; }

    public static LinkIndex Of(World world) => Made.GetValue(world, static its => new LinkIndex(its));

    public IEnumerable<Link> From(Entity entity) => _from[entity.Id];

    public IEnumerable<Link> To(Entity entity) => _to[entity.Id].Where(link => link.From.Id != entity.Id);

    private Link Resolved(Entity from, Mention mention)
    {
        if (mention.Rule is not null)
        {
            return new Link(from, mention, null, Several: false);
        }

        var found = _names.GetValueOrDefault(mention.Target) ?? Typed(mention.Target);
        return found is [var only] ? new Link(from, mention, only, Several: false) : new Link(from, mention, found?.Find(one => one.Id == mention.Target), found?.Count > 1);
    }

    /// <summary>The type said before the name.</summary>
    private List<Entity>? Typed(string target) =>
        target.Split(':', 2) is [var type, var name] && DataTypes.Find(type.Trim()) is { } known && _names.GetValueOrDefault(name.Trim()) is { } found
            ? found.FindAll(one => one.Type == known) is { Count: > 0 } fitting ? fitting : null
            : null;
}
