using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>When a condition ends: which moment of whose turn in which round, or by a save.</summary>
internal static class Durations
{
    private const string StartOfTurn = "start_of_turn";
    private const string EndOfTurn = "end_of_turn";
    private const string EndOfNextTurn = "end_of_next_turn";

    public static Result<Affliction> Of(Act act, AddConditionArguments arguments, Affliction condition, List<Fighter> targets)
    {
        var until = arguments.Until?.Trim().ToLowerInvariant().Replace(' ', '_');
        if (until == Affliction.BySave || (until is null && arguments.Save is { Length: > 0 }))
        {
            return condition with { Ends = Affliction.BySave, Save = arguments.Save is { Length: > 0 } save ? save : null, Dc = arguments.Dc };
        }

        if (until is null && arguments.Rounds is null)
        {
            return condition;
        }

        if (act.Fight is not { } fight)
        {
            return Error.Invalid(until is null ? "rounds" : "until", "Rounds and turns pass only in a fight.") with { Hint = "Leave it out; remove_condition ends it." };
        }

        var named = arguments.TurnOf is { Length: > 0 } text ? Who.InFight(act, text, "turn_of") : null;
        if (named is { Succeeded: false })
        {
            return named.Error;
        }

        // Rounds count from the turn in which they began; a turn that is named without whose is that of the one who has the condition.
        var whose = named?.Value ?? (until is null ? fight.Current ?? fight.Fighters[0] : targets[0]);
        if (named is null && until is not null && targets.Count > 1)
        {
            return Error.Invalid("turn_of", "Say whose turn, when there are several targets.");
        }

        var order = fight.Fighters.ToList();
        var now = fight.Turn is null ? -1 : order.FindIndex(one => one.Id == fight.Turn);
        var at = order.FindIndex(one => one.Id == whose.Id);
        if (at < 0)
        {
            return Error.Invalid("turn_of", $"{whose.Name} is not in the fight.");
        }

        var later = (arguments.Rounds ?? 1) - (until is null ? 0 : 1);
        return until switch
        {
            null => condition with { Ends = Affliction.AtStart, Who = whose.Id, Round = fight.Round + later },
            StartOfTurn => condition with { Ends = Affliction.AtStart, Who = whose.Id, Round = fight.Round + later + (at > now ? 0 : 1) },
            EndOfTurn => condition with { Ends = Affliction.AtEnd, Who = whose.Id, Round = fight.Round + later + (at >= now ? 0 : 1) },
            EndOfNextTurn => condition with { Ends = Affliction.AtEnd, Who = whose.Id, Round = fight.Round + later + (at > now ? 0 : 1) },
            _ => Error.Invalid("until", $"It ends at {StartOfTurn}, {EndOfTurn} or {EndOfNextTurn}, or by a save."),
        };
    }
}
