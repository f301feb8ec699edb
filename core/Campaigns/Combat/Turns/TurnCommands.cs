using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Whose turn it is.</summary>
internal static class TurnCommands
{
    public static Result<Decision> Next(Act act)
    {
        if (act.Fight is null)
        {
            return Who.NoFight;
        }

        var next = Turns.Advance(act);
        return act.Done(CampaignDesk.Id(next.Id));
    }

    public static Result<Decision> Previous(Act act)
    {
        if (act.Fight is null)
        {
            return Who.NoFight;
        }

        return Turns.Back(act).Then<Decision>(one =>
        {
            var round = act.Fight!.Round;
            if (one is null)
            {
                act.Tell(Audience.Everyone, "Back to the beginning of the fight: it is nobody's turn yet.");
                return act.Done();
            }

            act.Tell(one, string.Create(CultureInfo.InvariantCulture, $"Back to round {round}: {one.Name}'s turn."), string.Create(CultureInfo.InvariantCulture, $"Back to round {round}: {one.Shown}'s turn."));
            return act.Done(CampaignDesk.Id(one.Id));
        });
    }

    public static Result<Decision> Round(Act act)
    {
        if (act.Fight is not { } fight)
        {
            return Who.NoFight;
        }

        Fighter next;
        var turns = 0;
        do
        {
            next = Turns.Advance(act);
        }
        while (act.Fight!.Round == fight.Round && turns++ < fight.Fighters.Length);
        return act.Done(CampaignDesk.Id(next.Id));
    }

    /// <summary>One who delays acts later with take_turn; one who is ready keeps the place.</summary>
    public static Result<Decision> Delay(Act act, DelayArguments arguments)
    {
        if (act.Fight is not { Current: { } current })
        {
            return act.Fight is null ? Who.NoFight : new Error("no-turn", "It is nobody's turn yet.") { Hint = "Begin with next_turn." };
        }

        var found = arguments.Combatant is null ? current : Who.InFight(act, arguments.Combatant, "combatant");
        return found.Then<Decision>(one =>
        {
            if (one.Id != current.Id)
            {
                return Error.Invalid("combatant", $"It is {current.Name}'s turn.") with { Hint = "Only whose turn it is can delay or ready." };
            }

            act.Write(current with { Waits = arguments.Ready ? Fighter.Ready : Fighter.Delays });
            act.Tell(current, $"{current.Name} {(arguments.Ready ? "readies an action" : "delays")}.", $"{current.Shown} {(arguments.Ready ? "readies an action" : "delays")}.");
            Turns.Advance(act);
            return act.Done(CampaignDesk.Id(act.Fight!.Turn!));
        });
    }

    public static Result<Decision> Take(Act act, OneArguments arguments) => Who.InFight(act, arguments.Combatant, "combatant").Then<Decision>(one =>
    {
        switch (one.Waits)
        {
            case Fighter.Ready:
                act.Write(one with { Waits = null });
                act.Tell(one, $"{one.Name} does what was readied.", $"{one.Shown} does what was readied.");
                return act.Done(CampaignDesk.Id(one.Id));
            case Fighter.Delays when act.Fight!.Current is { } current:
                act.Write(one with { Initiative = current.Initiative, Tie = Ties.Behind(act.Fight.Fighters, one, current, CampaignDesk.ChanceOf(act.Call, 0)) });
                Turns.Advance(act, act.Again(one));
                return act.Done(CampaignDesk.Id(one.Id));
            default:
                return Error.Invalid("combatant", $"{one.Name} neither delays nor is ready.") with { Hint = "delay_turn lets whoever's turn it is wait." };
        }
    });
}
