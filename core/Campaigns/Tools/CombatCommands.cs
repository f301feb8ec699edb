using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about a fight. What everyone may know is an event of its own beside what the game master knows.</summary>
internal static class CombatCommands
{
    private const int MostCombatants = 100;

    public static Result<Decision> Set(KnownState its, InitiativeArguments arguments, ToolCall call)
    {
        if (arguments.InitiativeOrder.Count == 0 && its.Fight is null)
        {
            return new Decision([], "There is no fight.");
        }

        if (Refusal(arguments.InitiativeOrder) is { } refusal)
        {
            return refusal;
        }

        var draft = new Draft(its.World);
        foreach (var old in its.Fight?.Fighters ?? [])
        {
            draft.Remove(EntityTypes.Combatant, old.Id);
        }

        if (arguments.InitiativeOrder.Count == 0)
        {
            draft.Remove(EntityTypes.Combat, Fight.Id);
            return Decision.Of(draft, "The fight is over.");
        }

        var fight = new Fight(1, null, Fight.InOrder(Entered(arguments.InitiativeOrder, call)));
        foreach (var one in fight.Fighters)
        {
            draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(one));
        }

        draft.Put(EntityTypes.Combat, Fight.Id, FightTelling.Of(fight, Leaves.None));
        return Decision.Of(draft, $"Initiative: {string.Join(", ", fight.Fighters.Select(static one => $"{one.Name} {one.Initiative} [{one.Id}]"))}.");
    }

    public static Result<Decision> Next(KnownState its)
    {
        if (its.Fight is not { } fight)
        {
            return NoFight;
        }

        var at = fight.Turn is null ? 0 : fight.Fighters.ToList().FindIndex(one => one.Id == fight.Turn) + 1;
        var round = at == fight.Fighters.Length ? fight.Round + 1 : fight.Round;
        var whose = fight.Fighters[at % fight.Fighters.Length];
        var draft = new Draft(its.World);
        draft.Put(EntityTypes.Combat, Fight.Id, FightTelling.Of(fight with { Round = round, Turn = whose.Id }, ToldOfFight(its)));
        return Decision.Of(draft, $"Round {round}: {whose.Name}'s turn.", CampaignDesk.Id(whose.Id));
    }

    public static Result<Decision> Hp(KnownState its, MonsterArguments arguments)
    {
        if (Find(its, arguments.MonsterId) is not { } one)
        {
            return Unknown("monster_id");
        }

        if (arguments.NewHp is < 0 or > 1_000_000)
        {
            return Error.Invalid("new_hp", "Hit points are 0 to 1000000.");
        }

        var member = Wounds.MemberOf(its.World, one);
        if (member is not null && arguments.NewHp > member.Hp.Max)
        {
            return Error.Invalid("new_hp", $"{one.Name} has 0 to {member.Hp.Max} hit points.");
        }

        var hp = new HitPoints(arguments.NewHp, member?.Hp.Max ?? Math.Max(one.Hp?.Max ?? 1, arguments.NewHp));
        var draft = new Draft(its.World);
        Wounds.Set(draft, one, hp);
        return Decision.Of(draft, $"{one.Name} has {hp.Current} of {hp.Max} hit points ({Health.Of(hp)}).");
    }

    public static Result<Decision> Reveal(KnownState its, string id)
    {
        if (Find(its, id) is not { } one)
        {
            return Unknown("combatant_id");
        }

        if (one is { Hidden: false, Known: true })
        {
            return new Decision([], $"Everyone knows {one.Name} already.");
        }

        var draft = new Draft(its.World);
        draft.Put(EntityTypes.Combatant, id, FightTelling.Of(one with { Hidden = false, Label = null }));
        draft.Put(EntityTypes.Combat, Fight.Id, FightTelling.Of(Fight.Of(draft.World)!, ToldOfFight(its)));
        return Decision.Of(draft, $"Everyone now sees {one.Name}.");
    }

    private static Leaves ToldOfFight(KnownState its) => its.World.Find(EntityTypes.Combat, Fight.Id)?.Told(Audience.Everyone.ToString()) ?? Leaves.None;

    /// <summary>Equal initiatives go in the order in which they were given.</summary>
    private static List<Fighter> Entered(IReadOnlyList<CombatantArguments> order, ToolCall call)
    {
        var ties = CampaignDesk.NumbersOf(call, order.Count);
        var unknown = 0;
        return order.Select((one, index) => new Fighter(CampaignDesk.IdOf(call, index + 1), one.Name)
        {
            Initiative = one.Initiative,
            Tie = ties[index],
            IsPlayer = one.IsPlayer,
            Hidden = one.Hidden,
            Label = one.Known ?? !one.Hidden ? null : $"Unknown creature {++unknown}",
            Hp = one.Hp is { } hp ? new HitPoints(hp.Current, hp.Max) : null,
        }).ToList();
    }

    private static Error NoFight { get; } = new("no-fight", "There is no fight.") { Hint = "Begin one with set_initiative." };

    private static Error Unknown(string field) => Error.NotFound("There is no such combatant.") with { Field = field, Hint = "get_campaign_data with data_type initiative lists them with their ids." };

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

    private static Fighter? Find(KnownState its, string id) => its.Fight?.Fighters.FirstOrDefault(one => one.Id == id);
}
