using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a rest gives back, as the system's data say.</summary>
internal static class RestCommands
{
    public static Result<Decision> Short(Act act, RestArguments arguments) => Rest(act, arguments, act.Rules.ShortRest, "short");

    public static Result<Decision> Long(Act act, RestArguments arguments) => Rest(act, arguments, act.Rules.LongRest, "long");

    private static Result<Decision> Rest(Act act, RestArguments arguments, RestRule rule, string name) => Sleepers(act, arguments.Characters).Then<Decision>(all =>
    {
        if (act.Fight is { } fight && all.Any(one => fight.Fighters.Any(fighter => Bodies.MemberOf(act.World, fighter)?.Id == one.Id)))
        {
            return new Error("fighting", "Nobody rests in a fight.") { Hint = "end_combat first." };
        }

        foreach (var one in all)
        {
            var before = Bodies.Of(act.World, one.As(Character.Of));
            if (before.Death is not { Dead: true })
            {
                Rest(act, one, before, rule);
            }
        }

        // Some characters are not known to the whole table.
        foreach (var known in all.GroupBy(FightTelling.HearersOf))
        {
            act.Tell(known.Key.Equals(Audience.Everyone) ? Audience.Table : known.Key, $"{string.Join(", ", known.Select(static one => one.Name))}: a {name} rest.");
        }

        return act.Done();
    });

    private static void Rest(Act act, Entity entity, Fighter before, RestRule rule)
    {
        var points = Healed(entity, before, rule);
        var now = points > 0 ? Vitals.Healed(act, before, points) : before;
        now = rule.Temporary ? now with { Hp = now.Hp! with { Temp = null } } : now;
        if (rule == act.Rules.LongRest)
        {
            foreach (var condition in now.Conditions)
            {
                now = act.Rules.Condition(condition.Name)?.Rest switch
                {
                    null => now,
                    0 => now with { Conditions = now.Conditions.Remove(condition) },
                    { } less => Afflictions.Valued(act, now, condition.Name, (condition.Value ?? 1) - less),
                };
            }
        }

        act.Write(now);
        var its = act.World.Find(entity.Type, entity.Id)!.Its;
        foreach (var (path, value) in Refilled(its, rule))
        {
            act.Draft.Set(entity, path, Values.Number(value));
        }
    }

    private static int Healed(Entity entity, Fighter one, RestRule rule) => rule.Heals switch
    {
        "all" => one.Hp!.Max,
        "one" => 1,
        "level" => Math.Max(1, entity.Its.Number("sheet/character/level") ?? 1) * Math.Max(1, Modifier(entity.Its)),
        _ => 0,
    };

    private static int Modifier(Leaves its) => its.Number("sheet/attributes/constitution/modifier") ?? its.Number("sheet/attributes/con/modifier") ?? 1;

    /// <summary>Slots, uses and hit dice that come back.</summary>
    private static IEnumerable<(string Path, int Value)> Refilled(Leaves its, RestRule rule)
    {
        foreach (var path in its.Paths)
        {
            if (rule.Slots && path.StartsWith(Supplies.SlotPath, StringComparison.Ordinal) && path.EndsWith("/max", StringComparison.Ordinal)
                && (rule.SlotsOf is null || rule.SlotsOf.Contains(path[Supplies.SlotPath.Length..^4], StringComparer.OrdinalIgnoreCase)) && its.Number(path) is { } slots)
            {
                yield return (path[..^3] + "current", slots);
            }
            else if (path.EndsWith("/uses/recharge", StringComparison.Ordinal) && its.Text(path) is { } said
                && rule.Recharges.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) && its.Number(path[..^8] + "max") is { } uses)
            {
                yield return (path[..^8] + "current", uses);
            }
        }

        if (rule.HitDice > 0 && Supplies.HitDice(its) is { } dice)
        {
            yield return (dice.Path, Math.Min(dice.Max, dice.Current + Math.Max(1, dice.Max / rule.HitDice)));
        }
    }

    private static Result<List<Entity>> Sleepers(Act act, IReadOnlyList<string>? names)
    {
        if (names is not { Count: > 0 })
        {
            var all = act.World.Of(EntityTypes.Character).ToList();
            return all.Count > 0 ? all : new Error("no-party", "There are no characters.") { Hint = "add_character adds one." };
        }

        return Who.All(act, names, "characters").Then<List<Entity>>(all =>
        {
            var members = all.Select(one => (one, Bodies.MemberOf(act.World, one))).ToList();
            return members.Find(static one => one.Item2 is null) is { one: { } stranger }
                ? Error.Invalid("characters", $"{stranger.Name} is no character of the party.")
                : members.Select(one => act.World.Find(EntityTypes.Character, one.Item2!.Id)!).ToList();
        });
    }
}
