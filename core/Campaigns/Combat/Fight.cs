using System.Collections.Immutable;

namespace PluginHost.Campaigns;

/// <summary>The fight that is under way.</summary>
/// <param name="Turn">Whose turn it is, as far as the reader knows.</param>
/// <param name="Fighters">In the order of their turns.</param>
internal sealed record Fight(int Round, string? Turn, ImmutableArray<Fighter> Fighters)
{
    public const string Id = "combat";

    /// <summary>How many turns have begun.</summary>
    public int Count { get; init; }

    /// <summary>The turns before, by number: round and whose it was.</summary>
    public ImmutableSortedDictionary<int, string> Past { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Where in the order the turn is; -1 when it is nobody's, or that of one whom the reader does not know.</summary>
    public int Place
    {
        get
        {
            for (var place = 0; Turn is not null && place < Fighters.Length; place++)
            {
                if (Fighters[place].Id == Turn)
                {
                    return place;
                }
            }

            return -1;
        }
    }

    public Fighter? Current => Fighters.FirstOrDefault(one => one.Id == Turn);

    /// <summary>Nothing when nobody fights.</summary>
    public static Fight? Of(World world)
    {
        if (world.Find(EntityTypes.Combat, Id) is not { } combat)
        {
            return null;
        }

        var combatants = world.Things(EntityTypes.Combatant);
        return world.Things(EntityTypes.Combat)!.Read(combatants, () => Of(world, combat));
    }

    public static ImmutableArray<Fighter> InOrder(IEnumerable<Fighter> fighters)
    {
        Fighter[] all = [.. fighters];
        Array.Sort(all, static (one, other) => (other.Initiative ?? int.MinValue).CompareTo(one.Initiative ?? int.MinValue) is not 0 and var initiative ? initiative
            : other.Tie.CompareTo(one.Tie) is not 0 and var tie ? tie
            : string.CompareOrdinal(one.Id, other.Id));
        return [.. all];
    }

    private static Fight Of(World world, Entity combat)
    {
        var fighters = world.Of(EntityTypes.Combatant).Select(static entity => entity.As(Fighter.Of)).ToList();
        return new Fight(combat.Its.Number("round") ?? 1, combat.Its.Text("turn"), InOrder(fighters)) { Count = combat.Its.Number("count") ?? 0, Past = PastOf(combat.Its) };
    }

    private static ImmutableSortedDictionary<int, string> PastOf(Leaves its) => its.Below("past/")
        .Where(static path => int.TryParse(path.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture, out _))
        .ToImmutableSortedDictionary(static path => int.Parse(path.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture), path => its.Text(path) ?? "");
}
