using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The rolls that decide whether somebody lives, holds concentration or shakes a condition off.</summary>
internal static class SaveCommands
{
    private const int Furthest = 100_000;

    public static Result<Decision> Death(Act act, DeathSaveArguments arguments) => Target(act, arguments.Target).Then<Decision>(one =>
    {
        if (act.Rules.Zero.Dying is not { } rule)
        {
            return new Error("no-death-saves", "This system has no rolls against death.") { Hint = "heal brings somebody back." };
        }

        if (one.Hp is not { Current: <= 0 } || one.Death is { Dead: true } || (rule.Kind != "count" && one.Has(rule.Condition!) is null))
        {
            return Error.Invalid("target", one.Death is { Dead: true } ? $"{one.Name} is dead." : $"{one.Name} is not dying.");
        }

        if (one.Death is { Stable: true })
        {
            return Error.Invalid("target", $"{one.Name} is stable.");
        }

        var sides = rule.Kind == "under" ? 100 : 20;
        if (arguments.Rolled is { } entered && (entered < 1 || entered > sides))
        {
            return Error.Invalid("rolled", $"The die shows 1 to {sides}.");
        }

        return Fallen(act, one, rule.Dice, arguments.Rolled).Then<Decision>(face =>
        {
            var (now, word) = rule.Kind switch
            {
                "count" => Counted(act, one, rule, face),
                "value" => Valued(act, one, rule, face),
                _ => Under(act, one, rule, face),
            };
            act.Write(now);
            act.Tell(one, $"{one.Name} {word}.", $"{one.Shown} {word}.");
            return act.Done();
        });
    });

    public static Result<Decision> Against(Act act, SaveArguments arguments) => Target(act, arguments.Target).Then<Decision>(one =>
    {
        var name = arguments.Against is { Length: > 0 } asked && !asked.StartsWith("concentrat", StringComparison.OrdinalIgnoreCase) ? asked.Trim() : Affliction.Concentrating;
        if (one.Has(name) is not { } condition)
        {
            return Error.Invalid("against", $"{one.Name} is not {name}.");
        }

        var holds = condition.Is(Affliction.Concentrating);
        var dc = arguments.Dc ?? (holds ? one.ConcentrationDc : condition.Dc);
        if ((dc is null && arguments.Passed is null) || dc is < 0 or > Furthest || arguments.Total is < -Furthest or > Furthest || arguments.Bonus is < -Furthest or > Furthest)
        {
            return dc is null ? Error.Invalid("dc", "There is no number that the save must reach.") with { Hint = "Give a dc, or say whether it was passed." } : Error.Invalid("total", $"Numbers are up to {Furthest}.");
        }

        return Passed(act, one, arguments, dc).Then<Decision>(passed =>
        {
            if (!passed)
            {
                act.Tell(one, $"{one.Name} fails the save.", condition.Secret ? null : $"{one.Shown} fails the save.");
                Afflictions.TellEnded(act, holds ? Afflictions.EndConcentration(act, one) : []);
                return act.Done();
            }

            var now = holds ? one with { ConcentrationDc = null } : one with { Conditions = one.Conditions.Remove(condition) };
            act.Write(now);
            var word = holds ? "keeps concentrating" : $"is no longer {condition.Title}";
            act.Tell(one, $"{one.Name} {word}.", condition.Secret ? null : $"{one.Shown} {word}.");
            return act.Done();
        });
    });

    public static Result<Decision> Legendary(Act act, LegendaryArguments arguments) => Who.InFight(act, arguments.Combatant, "combatant").Then<Decision>(one =>
    {
        var resists = string.Equals(arguments.What, "resistance", StringComparison.OrdinalIgnoreCase);
        if (!resists && arguments.What is { Length: > 0 } && !string.Equals(arguments.What, "action", StringComparison.OrdinalIgnoreCase))
        {
            return Error.Invalid("what", "It is an action or a resistance.");
        }

        var cost = arguments.Cost ?? 1;
        var pool = resists ? one.Traits.Resistances : one.Traits.Actions;
        if (pool is null || cost < 1 || pool.Current < cost)
        {
            return pool is null ? Error.Invalid("combatant", $"{one.Name} has none.")
                : Error.Invalid("cost", string.Create(CultureInfo.InvariantCulture, $"{one.Name} has {pool.Current} of {pool.Max} left.")) with { Hint = resists ? null : "They come back when its turn begins." };
        }

        var left = pool with { Current = pool.Current - cost };
        act.Write(one with { Traits = resists ? one.Traits with { Resistances = left } : one.Traits with { Actions = left } });
        var what = resists ? "a legendary resistance" : "a legendary action";
        act.Tell(one, string.Create(CultureInfo.InvariantCulture, $"{one.Name} uses {what} ({left.Current} of {left.Max} left)."), $"{one.Shown} uses {what}.");
        return act.Done();
    });

    /// <summary>The caller's own character when nobody is named.</summary>
    public static Result<Fighter> Target(Act act, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            var own = act.Its.Party.Where(one => Who.Plays(act.Call.Caller, one)).ToList();
            return own is [var only] ? Bodies.Of(act.World, only) : Error.Invalid("target", "Say who.");
        }

        return Who.Find(act, text, "target").Then<Fighter>(one => Who.Refusal(act, [one]) is { } refusal ? refusal : act.Again(one));
    }

    private static Result<int> Fallen(Act act, Fighter one, string dice, int? entered) => entered is { } face
        ? face
        : act.Dice.Roll(dice, one.Name, FightTelling.HearersOf(act.World, one)).Then<int>(static rolled => TableDice.Total(rolled));

    private static Result<bool> Passed(Act act, Fighter one, SaveArguments arguments, int? dc)
    {
        if (arguments.Passed is { } said)
        {
            return said;
        }

        if (arguments.Total is { } total)
        {
            return Degrees.Succeeds(act.Rules.Degrees, total, dc!.Value, null);
        }

        var bonus = arguments.Bonus ?? (arguments.Against is null or "" or Affliction.Concentrating ? one.Traits.Save ?? SaveOf(act, one) : 0);
        var dice = act.Rules.Initiative.Dice ?? "1d100";
        return act.Dice.Roll(bonus == 0 ? dice : string.Create(CultureInfo.InvariantCulture, $"{dice}{bonus:+0;-0}"), one.Name, one.IsPlayer ? FightTelling.HearersOf(act.World, one) : Audience.GameMaster)
            .Then<bool>(rolled => Degrees.Succeeds(act.Rules.Degrees, TableDice.Total(rolled), dc!.Value, TableDice.Natural(rolled)));
    }

    private static int SaveOf(Act act, Fighter one) => Bodies.MemberOf(act.World, one) is { } member ? StatBlock.Of(act.World.Find(EntityTypes.Character, member.Id)!.Data, act.Rules).Traits.Save ?? 0 : 0;

    private static (Fighter Now, string Word) Counted(Act act, Fighter one, DyingRule rule, int face)
    {
        if (face == 20)
        {
            return (Vitals.Healed(act, one, 1), "rolls a 20 and is back with 1 hit point");
        }

        var death = one.Death ?? new DeathSaves(0, 0);
        if (face >= rule.Dc)
        {
            var successes = death.Successes + 1;
            return successes >= rule.Most
                ? (one with { Death = new DeathSaves(0, 0) { Stable = true } }, "is stable")
                : (one with { Death = death with { Successes = successes } }, string.Create(CultureInfo.InvariantCulture, $"succeeds: {successes} of {rule.Most} successes, {death.Failures} failures"));
        }

        var now = Vitals.Worse(act, one with { Death = death }, face == 1 ? 2 : 1);
        return (now, now.Death is { Dead: true } ? "dies" : string.Create(CultureInfo.InvariantCulture, $"fails: {death.Successes} successes, {now.Death!.Failures} of {rule.Most} failures"));
    }

    private static (Fighter Now, string Word) Valued(Act act, Fighter one, DyingRule rule, int face)
    {
        var value = one.Has(rule.Condition!)!.Value ?? 1;
        var dc = rule.Dc + value;
        var shift = face == 20 || face >= dc + 10 ? -2 : face >= dc ? -1 : face == 1 || face <= dc - 10 ? 2 : 1;
        if (shift > 0)
        {
            var worse = Vitals.Worse(act, one, shift);
            return (worse, worse.Death is { Dead: true } ? "dies" : $"is now {worse.Has(rule.Condition!)!.Title}");
        }

        var now = Afflictions.Valued(act, one, rule.Condition!, value + shift);
        if (now.Has(rule.Condition!) is { } still)
        {
            return (now, $"is now {still.Title}");
        }

        now = act.Rules.Zero.Leaves is { } leaves ? Afflictions.Valued(act, now, leaves, (now.Has(leaves)?.Value ?? 0) + 1) : now;
        return (now with { Death = new DeathSaves(0, 0) { Stable = true } }, "is no longer dying");
    }

    private static (Fighter Now, string Word) Under(Act act, Fighter one, DyingRule rule, int face)
    {
        var chance = one.Traits.Save ?? (SaveOf(act, one) is > 0 and var own ? own : rule.Dc);
        return face <= chance ? (one with { Death = (one.Death ?? new DeathSaves(0, 0)) with { Successes = (one.Death?.Successes ?? 0) + 1 } }, "holds on") : (Vitals.Dead(one), "dies");
    }
}
