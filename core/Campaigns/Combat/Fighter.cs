using System.Collections.Immutable;

namespace PluginHost.Campaigns;

/// <summary>One who fights, with all that the reader knows of it.</summary>
internal sealed record Fighter(string Id, string Name)
{
    /// <summary>The character, NPC or monster of the campaign that fights here, when it is one.</summary>
    public string? Entity { get; init; }

    public int? Initiative { get; init; }

    /// <summary>Decides among equal initiatives, the greater first. A number that says nothing else, so that gaps betray nobody.</summary>
    public int Tie { get; init; }

    public bool IsPlayer { get; init; }

    /// <summary>Nobody but the game master knows that it is there.</summary>
    public bool Hidden { get; init; }

    /// <summary>What everyone calls it as long as its name is not known.</summary>
    public string? Label { get; init; }

    public bool Known => Label is null;

    public HitPoints? Hp { get; init; }

    /// <summary>Hit points in a word, as everyone sees them.</summary>
    public string? State { get; init; }

    public static Fighter Of(Entity entity)
    {
        var its = entity.Its;
        return new Fighter(entity.Id, its.Text("name") ?? "")
        {
            Entity = its.Text("entity"),
            Initiative = its.Number("initiative"),
            Tie = its.Number("tie") ?? 0,
            IsPlayer = its.Is("isPlayer"),
            Hidden = its.Is("hidden"),
            Label = its.Text("label"),
            Hp = its.Number("hp/current") is { } current ? new HitPoints(current, its.Number("hp/max") ?? current) : null,
            State = its.Text("state"),
        };
    }
}

/// <summary>The fight that is under way.</summary>
/// <param name="Turn">Whose turn it is, as far as the reader knows.</param>
/// <param name="Fighters">In the order of their turns.</param>
internal sealed record Fight(int Round, string? Turn, ImmutableArray<Fighter> Fighters)
{
    public const string Id = "combat";

    /// <summary>Nothing when nobody fights.</summary>
    public static Fight? Of(World world)
    {
        if (world.Find(EntityTypes.Combat, Id) is not { } combat)
        {
            return null;
        }

        var fighters = world.Of(EntityTypes.Combatant).Select(static entity => entity.As(Fighter.Of)).ToList();
        return new Fight(combat.Its.Number("round") ?? 1, combat.Its.Text("turn"), InOrder(fighters));
    }

    public static ImmutableArray<Fighter> InOrder(IEnumerable<Fighter> fighters) =>
        [.. fighters.OrderByDescending(static one => one.Initiative ?? int.MinValue).ThenByDescending(static one => one.Tie).ThenBy(static one => one.Id, StringComparer.Ordinal)];
}
