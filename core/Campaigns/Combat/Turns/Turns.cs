using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Turns end and begin, and with them what was to last until then.</summary>
internal static class Turns
{
    /// <summary>The next turn, or that of the one who takes it now. Those who are defeated have none.</summary>
    public static Fighter Advance(Act act, Fighter? taker = null)
    {
        var fight = act.Fight!;
        var order = fight.Fighters;
        var number = fight.Count + 1;
        var at = fight.Place;
        var round = fight.Round;
        if (at >= 0)
        {
            Pass(act, order[at].Id, Affliction.AtEnd, round, number);
            RemindOfSaves(act, act.Again(order[at]));
        }

        var next = taker;
        for (var passed = 0; next is null; passed++)
        {
            at++;
            if (at == order.Length)
            {
                (at, round) = (0, round + 1);
            }

            if (passed < order.Length && order[at].Defeated)
            {
                Pass(act, order[at].Id, Affliction.AtStart, round, number);
                Pass(act, order[at].Id, Affliction.AtEnd, round, number);
                continue;
            }

            next = order[at];
        }

        Pass(act, next.Id, Affliction.AtStart, round, number);
        next = Begin(act, act.Again(next), number);
        act.Put(act.Fight! with { Round = round, Turn = next.Id, Count = number, Past = TurnMemory.Trimmed(fight.Past.SetItem(number, TurnMemory.Place(fight.Round, fight.Turn)), number) });
        act.Tell(next, string.Create(CultureInfo.InvariantCulture, $"Round {round}: {next.Name}'s turn."), string.Create(CultureInfo.InvariantCulture, $"Round {round}: {next.Shown}'s turn."));
        Remind(act, next);
        return next;
    }

    /// <summary>Back to the turn before, with what the turn that is taken back had ended.</summary>
    /// <returns>Whose turn it is again; nothing when it is nobody's.</returns>
    public static Result<Fighter?> Back(Act act)
    {
        var fight = act.Fight!;
        if (fight.Turn is null || Before(fight) is not { } place)
        {
            return new Error("first-turn", "There is no turn before this one.") { Hint = "undo takes back other steps." };
        }

        foreach (var one in fight.Fighters.Where(one => one.Past.ContainsKey(fight.Count)))
        {
            act.Write(TurnMemory.Back(act.Again(one), fight.Count));
        }

        act.Put(act.Fight! with { Round = place.Round, Turn = place.Turn, Count = Math.Max(0, fight.Count - 1), Past = fight.Past.Remove(fight.Count) });
        return act.Fight!.Current;
    }

    private static (int Round, string? Turn)? Before(Fight fight)
    {
        if (fight.Past.TryGetValue(fight.Count, out var text) && TurnMemory.PlaceOf(text) is { } place && (place.Turn is null || fight.Fighters.Any(one => one.Id == place.Turn)))
        {
            return place;
        }

        // What is not remembered any more follows from the order.
        var at = fight.Place;
        return at > 0 ? (fight.Round, fight.Fighters[at - 1].Id) : fight.Round > 1 ? (fight.Round - 1, fight.Fighters[^1].Id) : null;
    }

    private static Fighter Begin(Act act, Fighter one, int number)
    {
        var now = one with { Waits = null, Traits = one.Traits.Actions is { } actions ? one.Traits with { Actions = actions with { Current = actions.Max } } : one.Traits };
        if (now.Waits == one.Waits && now.Traits.Actions == one.Traits.Actions)
        {
            return one;
        }

        now = TurnMemory.Keep(one, now, number);
        act.Write(now);
        return now;
    }

    /// <summary>One moment of one turn, for all who fight.</summary>
    private static void Pass(Act act, string whose, string moment, int round, int number)
    {
        foreach (var one in act.Fight!.Fighters.Select(static one => one.Id).ToList())
        {
            var before = act.World.Find(EntityTypes.Combatant, one)!.As(Fighter.Of);
            if (before.Conditions.IsEmpty)
            {
                continue;
            }

            var ends = before.Conditions.Where(condition => condition.Ends == moment && condition.Who == whose && (condition.Round ?? 0) <= round).ToList();
            var ticks = one != whose ? [] : before.Conditions.Where(condition => condition.Value is not null && act.Rules.Condition(condition.Name)?.Ticks == moment && !ends.Contains(condition)).ToList();
            if (ends.Count + ticks.Count == 0)
            {
                continue;
            }

            var kept = before.Conditions.RemoveRange(ends).RemoveRange(ticks).AddRange(ticks.Where(static condition => condition.Value > 1).Select(static condition => condition with { Value = condition.Value - 1 }));
            var now = TurnMemory.Keep(before, before with { Conditions = [.. kept.OrderBy(static other => other.Name, StringComparer.Ordinal).ThenBy(static other => other.Key, StringComparer.Ordinal)] }, number);
            act.Write(now);
            Afflictions.TellEnded(act, ends.Concat(ticks.Where(static condition => condition.Value <= 1)).Select(condition => (now, condition)));
            if (ends.Exists(static condition => condition.Is(Affliction.Concentrating)))
            {
                Afflictions.TellEnded(act, Afflictions.EndConcentration(act, now, number));
            }
        }
    }

    private static void RemindOfSaves(Act act, Fighter one)
    {
        foreach (var condition in one.Conditions.Where(static condition => condition.Ends == Affliction.BySave))
        {
            act.Remind(string.Create(CultureInfo.InvariantCulture, $"{one.Name} may save against {condition.Title}{(condition.Dc is { } dc ? $" ({condition.Save} DC {dc})" : "")}: save_against."));
        }
    }

    private static void Remind(Act act, Fighter next)
    {
        if (next is { IsPlayer: true, Hp.Current: <= 0, Death: not { Stable: true } } && !next.Defeated && act.Rules.Zero.Dying is not null)
        {
            act.Remind($"{next.Name} is dying: death_save.");
        }

        if (next.Lair)
        {
            act.Remind("The lair may act.");
        }

        foreach (var one in act.Fight!.Fighters.Where(one => one.Id != next.Id && !one.Defeated && one.Traits.Actions is { Current: > 0 }))
        {
            act.Remind(string.Create(CultureInfo.InvariantCulture, $"{one.Name} has {one.Traits.Actions!.Current} legendary actions for the end of this turn: use_legendary."));
        }
    }
}
