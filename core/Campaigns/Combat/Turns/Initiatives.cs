using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Initiative by entry or by roll, each in its place among the others.</summary>
internal static class Initiatives
{
    private const int Furthest = 10_000;

    /// <param name="present">Those who have their place.</param>
    /// <param name="together">Those of a group share one roll.</param>
    public static Result<List<Fighter>> Place(Act act, IReadOnlyList<Fighter> present, IReadOnlyList<Fighter> coming, int? given, bool roll, bool together)
    {
        var placed = new List<Fighter>();
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in coming)
        {
            var initiative = given ?? (one.Lair ? 20 : null);
            if (initiative is null && roll && !(together && one.Group is { } group && groups.TryGetValue(group, out var shared) && (initiative = shared) is not null))
            {
                var rolled = Rolled(act, one);
                if (!rolled.Succeeded)
                {
                    return rolled.Error;
                }

                initiative = rolled.Value;
            }

            if (one.Group is { } its && initiative is { } known)
            {
                groups[its] = known;
            }

            if (initiative is < -Furthest or > Furthest)
            {
                return Error.Invalid("initiative", $"Initiative is -{Furthest} to {Furthest}.");
            }

            var now = one with { Initiative = initiative };
            placed.Add(now with { Tie = Ties.Of(present.Where(other => coming.All(another => another.Id != other.Id)).Concat(placed), now, CampaignDesk.ChanceOf(act.Call, 100 + placed.Count)) });
        }

        return placed;
    }

    public static Result<Decision> Roll(Act act, RollInitiativeArguments arguments)
    {
        if (act.Fight is not { } fight)
        {
            return Who.NoFight;
        }

        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in arguments.Entries ?? [])
        {
            var found = Who.InFight(act, entry?.Combatant, "entries");
            if (!found.Succeeded || entry!.Initiative is < -Furthest or > Furthest)
            {
                return found.Error ?? Error.Invalid("entries", $"Initiative is -{Furthest} to {Furthest}.");
            }

            entries[found.Value!.Id] = entry.Initiative;
        }

        var named = arguments.Combatants is { Count: > 0 } names ? Who.All(act, names, "combatants") : fight.Fighters.Where(one => entries.Count == 0 || entries.ContainsKey(one.Id) || one.Initiative is null).Where(one => arguments.Again || one.Initiative is null || entries.ContainsKey(one.Id)).ToList();
        if (!named.Succeeded)
        {
            return named.Error;
        }

        if (named.Value.Find(one => fight.Fighters.All(fighter => fighter.Id != one.Id)) is { } outside)
        {
            return Error.Invalid("combatants", $"{outside.Name} is not in the fight.") with { Hint = "Bring them in with add_combatant." };
        }

        var coming = named.Value.Concat(fight.Fighters.Where(one => entries.ContainsKey(one.Id))).DistinctBy(static one => one.Id).Select(static one => one).ToList();
        if (coming.Count == 0)
        {
            return new Error("nobody", "Everyone has their initiative already.") { Hint = "Name combatants to roll anew, or set again." };
        }

        var all = new List<Fighter>();
        foreach (var one in coming)
        {
            var rest = fight.Fighters.Where(other => coming.TrueForAll(another => another.Id != other.Id)).Concat(all).ToList();
            var shared = arguments.Together && one.Group is not null ? all.Find(other => other.Group == one.Group)?.Initiative : null;
            var placed = Place(act, rest, [one], entries.TryGetValue(one.Id, out var entered) ? entered : shared, roll: true, together: false);
            if (!placed.Succeeded)
            {
                return placed.Error;
            }

            // The chance among equals is each one's own.
            var now = placed.Value[0];
            all.Add(now with { Tie = Ties.Of(rest, now, CampaignDesk.ChanceOf(act.Call, 300 + all.Count)) });
        }

        foreach (var one in all)
        {
            act.Write(one);
        }

        act.Put(act.Fight!);
        Tell(act, all);
        return act.Done();
    }

    private static void Tell(Act act, List<Fighter> all)
    {
        foreach (var side in Fight.InOrder(all).GroupBy(static one => one.Hidden))
        {
            act.Tell(side.First(), $"Initiative: {string.Join(", ", side.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Initiative}")))}.", $"Initiative: {string.Join(", ", side.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Shown} {one.Initiative}")))}.");
        }
    }

    /// <summary>Players see their dice; those of others would tell their bonus.</summary>
    private static Result<int> Rolled(Act act, Fighter one)
    {
        var bonus = one.Traits.Bonus ?? (Bodies.MemberOf(act.World, one) is { } member ? StatBlock.Of(act.World.Find(EntityTypes.Character, member.Id)!.Data, act.Rules).Traits.Bonus : null) ?? 0;
        return act.Rules.Initiative.Dice is not { } dice
            ? bonus
            : act.Dice.Roll(string.Create(CultureInfo.InvariantCulture, $"{dice}{bonus:+0;-0;+0}"), one.Name, one is { IsPlayer: true, Hidden: false, Known: true } ? Audience.Everyone : Audience.GameMaster).Then<int>(static rolled => TableDice.Total(rolled));
    }
}
