using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about a fight. What everyone may know is an event of its own beside what the game master knows.</summary>
internal static class CombatCommands
{
    private const int MostCombatants = EnterCommands.MostFighters;

    public static Result<Decision> Set(Act act, InitiativeArguments arguments)
    {
        if (arguments.InitiativeOrder.Count == 0)
        {
            return act.Fight is null ? new Decision([], "There is no fight.") : EnterCommands.End(act);
        }

        if (Refusal(arguments.InitiativeOrder) is { } refusal)
        {
            return refusal;
        }

        foreach (var old in act.Fight?.Fighters ?? [])
        {
            act.Draft.Remove(EntityTypes.Combatant, old.Id);
        }

        var fight = new Fight(1, null, Fight.InOrder(Entered(act, arguments.InitiativeOrder)));
        foreach (var one in fight.Fighters)
        {
            act.Draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(one));
        }

        act.Draft.Put(EntityTypes.Combat, Fight.Id, FightTelling.Of(fight, Leaves.None));
        return Decision.Of(act.Draft, $"Initiative: {string.Join(", ", fight.Fighters.Select(static one => $"{one.Name} {one.Initiative} [{one.Id}]"))}.");
    }

    public static Result<Decision> Hp(Act act, MonsterArguments arguments) => Who.Find(act, arguments.MonsterId, "monster_id").Then<Decision>(one =>
    {
        if (arguments.NewHp is < 0 or > 1_000_000)
        {
            return Error.Invalid("new_hp", "Hit points are 0 to 1000000.");
        }

        var member = Bodies.MemberOf(act.World, one);
        if (member is not null && arguments.NewHp > member.Hp.Max)
        {
            return Error.Invalid("new_hp", $"{one.Name} has 0 to {member.Hp.Max} hit points.");
        }

        var hp = new HitPoints(arguments.NewHp, member?.Hp.Max ?? Math.Max(one.Hp?.Max ?? 1, arguments.NewHp));
        var now = Vitals.At(act, one, hp);
        act.Write(now);
        var ended = Afflictions.Settle(act, now);
        act.Tell(one, $"{one.Name} has {hp.Current} of {hp.Max} hit points ({Health.Of(hp)}).", Health.Of(hp) == Health.Of(one.Hp) ? null : $"{one.Shown} is {Health.Of(hp)}.");
        Afflictions.TellEnded(act, ended);
        return act.Done();
    });

    /// <summary>Equal initiatives go in the order in which they were given. A member of the party brings along what it has.</summary>
    private static List<Fighter> Entered(Act act, IReadOnlyList<CombatantArguments> order)
    {
        var ties = CampaignDesk.NumbersOf(act.Call, order.Count);
        var unknown = 0;
        return order.Select((one, index) =>
        {
            var fighter = new Fighter(CampaignDesk.IdOf(act.Call, index + 1), one.Name)
            {
                Initiative = one.Initiative,
                Tie = ties[index],
                IsPlayer = one.IsPlayer,
                Hidden = one.Hidden,
                Label = one.Known ?? !one.Hidden ? null : Labels.Numbered(++unknown),
                Hp = one.Hp is { } hp ? new HitPoints(hp.Current, hp.Max) : null,
            };
            return Bodies.MemberOf(act.World, fighter) is { } member ? Bodies.With(fighter, member, act.Key) : fighter;
        }).ToList();
    }

    private static Error? Refusal(IReadOnlyList<CombatantArguments> order)
    {
        if (order.Count > MostCombatants)
        {
            return Error.Invalid("initiative_order", $"A fight has at most {MostCombatants} combatants.");
        }

        for (var index = 0; index < order.Count; index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"initiative_order[{index}]");
            if (order[index] is not { } one)
            {
                return Error.Invalid(field, "A combatant is an object with a name and an initiative.");
            }

            if (Texts.Name(one.Name, field + ".name").Error is { } name)
            {
                return name;
            }

            if (one.Hp is { } hp && StoryCommands.Points(hp.Current, hp.Max) is null)
            {
                return Error.Invalid(field + ".hp", "The most hit points are 1 to 1000000, and those now are 0 to the most.");
            }
        }

        return null;
    }
}
