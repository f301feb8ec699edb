using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What everyone may see of a combatant, and what not any more.</summary>
internal static class RevealCommands
{
    private const string Whole = "combatant";

    public static Result<Decision> Reveal(Act act, RevealArguments arguments) => Find(act, arguments.CombatantId, "combatant_id").Then<Decision>(one =>
    {
        var what = arguments.What is { Length: > 0 } asked ? asked.ToLowerInvariant() : Whole;
        var now = what switch
        {
            Whole => one with { Hidden = false, Label = null },
            "hp" => one with { ShowsHp = true },
            "ac" => one with { ShowsAc = true },
            _ => null,
        };
        if (now is null || (what == "hp" && one.Hp is null) || (what == "ac" && one.Ac is null))
        {
            return Error.Invalid("what", now is null ? "Reveal the combatant, its hp or its ac." : $"{one.Name} has no {what}.");
        }

        if (now == one)
        {
            return new Decision([], what == Whole ? $"Everyone knows {one.Name} already." : $"Everyone sees its {what} already.");
        }

        if (what != Whole && one.Hidden)
        {
            return Error.Invalid("combatant_id", $"Nobody sees {one.Name} yet.") with { Hint = "First reveal the combatant itself." };
        }

        act.Draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(now));
        act.Put(act.Fight!);
        var text = what switch
        {
            "hp" => string.Create(CultureInfo.InvariantCulture, $"{now.Shown} has {now.Hp!.Current} of {now.Hp.Max} hit points."),
            "ac" => string.Create(CultureInfo.InvariantCulture, $"{now.Shown} has armour class {now.Ac}."),
            _ => $"Everyone now sees {now.Name}.",
        };
        act.Tell(now, text, text);
        return act.Done();
    });

    public static Result<Decision> Hide(Act act, HideArguments arguments) => Find(act, arguments.Combatant, "combatant").Then<Decision>(one =>
    {
        var what = arguments.What is { Length: > 0 } asked ? asked.ToLowerInvariant() : Whole;
        var now = what switch
        {
            Whole => one with { Hidden = true },
            "name" => one with { Label = one.Label ?? Labels.Next(act.Fight!.Fighters) },
            "hp" => one with { ShowsHp = false },
            "ac" => one with { ShowsAc = false },
            _ => null,
        };
        if (now is null)
        {
            return Error.Invalid("what", "Hide the combatant, its name, its hp or its ac.");
        }

        if (now == one)
        {
            return new Decision([], "It is hidden already.");
        }

        act.Draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(now));
        act.Put(act.Fight!);
        act.Tell(Audience.GameMaster, what == Whole ? $"Nobody sees {one.Name} any more." : $"Nobody is told the {what} of {one.Name} any more.");
        return act.Done();
    });

    private static Result<Fighter> Find(Act act, string? text, string field) => Who.Find(act, text, field).Then<Fighter>(one =>
        act.World.Find(EntityTypes.Combatant, one.Id) is null ? Error.Invalid(field, $"{one.Name} is not in the fight.") : one);
}
