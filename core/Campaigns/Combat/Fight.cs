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

    public Fighter? Current => Fighters.FirstOrDefault(one => one.Id == Turn);

    /// <summary>Nothing when nobody fights.</summary>
    public static Fight? Of(World world)
    {
        if (world.Find(EntityTypes.Combat, Id) is not { } combat)
        {
            return null;
        }

        var fighters = world.Of(EntityTypes.Combatant).Select(static entity => entity.As(Fighter.Of)).ToList();
        return new Fight(combat.Its.Number("round") ?? 1, combat.Its.Text("turn"), InOrder(fighters)) { Count = combat.Its.Number("count") ?? 0, Past = PastOf(combat.Its) };
    }

    public static ImmutableArray<Fighter> InOrder(IEnumerable<Fighter> fighters) =>
        [.. fighters.OrderByDescending(static one => one.Initiative ?? int.MinValue).ThenByDescending(static one => one.Tie).ThenBy(static one => one.Id, StringComparer.Ordinal)];

    private static ImmutableSortedDictionary<int, string> PastOf(Leaves its) => its.Paths
        .Where(static path => path.StartsWith("past/", StringComparison.Ordinal) && int.TryParse(path.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture, out _))
        .ToImmutableSortedDictionary(static path => int.Parse(path.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture), path => its.Text(path) ?? "");
}
