using System.Collections.Immutable;
using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about a fight. What everyone may know is an event of its own beside what the game master knows.</summary>
internal static class CombatCommands
{
    private const int MostCombatants = 100;

    public static Result<Decision> Set(SavedState its, InitiativeArguments arguments, Moment moment)
    {
        if (arguments.InitiativeOrder.Count == 0 && its.Combat is not { Combatants.Length: > 0 })
        {
            return new Decision([], "There is no fight.");
        }

        if (Refusal(arguments.InitiativeOrder) is { } refusal)
        {
            return refusal;
        }

        var first = moment.Recorded(CampaignKinds.CombatSet, CampaignJson.Default.CombatSet)?.Combatants;
        var combatants = arguments.InitiativeOrder
            .OrderByDescending(static one => one.Initiative)
            .Select((one, index) => new Combatant(
                first?.ElementAtOrDefault(index)?.Id ?? CampaignDesk.NewId(), one.Name, one.Initiative, one.Hp is { } hp ? new HitPoints(hp.Current, hp.Max) : null, one.IsPlayer, one.Hidden, one.Known ?? !one.Hidden))
            .ToImmutableArray();
        var unknown = 0;
        var shown = combatants
            .Where(static one => !one.Hidden)
            .Select(one => new Shown(one.Id, one.Known ? one.Name : $"Unknown creature {++unknown}", one.Initiative, Health.Of(one.Hp), one.IsPlayer))
            .ToImmutableArray();
        return new Decision(
            [
                CampaignDesk.Event(CampaignKinds.CombatSet, new CombatSet(1, combatants), CampaignJson.Default.CombatSet, Audience.GameMaster),
                CampaignDesk.Event(CampaignKinds.OrderShown, new OrderShown(1, shown), CampaignJson.Default.OrderShown),
            ],
            combatants.Length == 0 ? "The fight is over." : $"Initiative: {string.Join(", ", combatants.Select(static one => $"{one.Name} {one.Initiative} [{one.Id}]"))}.");
    }

    public static Result<Decision> Next(SavedState its)
    {
        if (its.Combat is not { Combatants.Length: > 0 } combat)
        {
            return NoFight;
        }

        var at = combat.Turn is null ? 0 : combat.Combatants.ToList().FindIndex(one => one.Id == combat.Turn) + 1;
        var round = at == combat.Combatants.Length ? combat.Round + 1 : combat.Round;
        var whose = combat.Combatants[at % combat.Combatants.Length];
        return new Decision(Turn(whose, round), $"Round {round}: {whose.Name}'s turn.", CampaignDesk.Id(whose.Id));
    }

    public static Result<Decision> Hp(SavedState its, MonsterArguments arguments)
    {
        if (Find(its, arguments.MonsterId) is not { } one)
        {
            return Unknown("monster_id");
        }

        if (arguments.NewHp is < 0 or > 1_000_000)
        {
            return Error.Invalid("new_hp", "Hit points are 0 to 1000000.");
        }

        var member = its.Party.FirstOrDefault(character => one.IsPlayer && character.Name == one.Name);
        if (member is not null && arguments.NewHp > member.Hp.Max)
        {
            return Error.Invalid("new_hp", $"{one.Name} has 0 to {member.Hp.Max} hit points.");
        }

        var hp = new HitPoints(arguments.NewHp, member?.Hp.Max ?? Math.Max(one.Hp?.Max ?? 1, arguments.NewHp));
        var text = $"{one.Name} has {hp.Current} of {hp.Max} hit points ({Health.Of(hp)}).";
        return new Decision([.. Events(one, hp), .. member is null ? [] : StoryCommands.Events(member, hp.Current)], text);
    }

    /// <summary>The exact points for the game master, and the word for everyone when it changes.</summary>
    public static IReadOnlyList<NewEvent> Events(Combatant one, HitPoints hp)
    {
        if (hp == one.Hp)
        {
            return [];
        }

        List<NewEvent> events = [CampaignDesk.Event(CampaignKinds.HpSet, new HpSet(one.Id, hp.Current, hp.Max), CampaignJson.Default.HpSet, Audience.GameMaster)];
        if (!one.Hidden && Health.Of(hp) != Health.Of(one.Hp))
        {
            events.Add(CampaignDesk.Event(CampaignKinds.StateShown, new StateShown(one.Id, Health.Of(hp)), CampaignJson.Default.StateShown));
        }

        return events;
    }

    public static Result<Decision> Reveal(SavedState its, string id)
    {
        if (Find(its, id) is not { } one)
        {
            return Unknown("combatant_id");
        }

        if (one is { Hidden: false, Known: true })
        {
            return new Decision([], $"Everyone knows {one.Name} already.");
        }

        var next = its.Combat!.Combatants.SkipWhile(other => other.Id != id).Skip(1).FirstOrDefault(static other => !other.Hidden);
        var revealed = new Revealed(one.Id, one.Name, one.Initiative, Health.Of(one.Hp), one.IsPlayer, next?.Id);
        List<NewEvent> events = [CampaignDesk.Event(CampaignKinds.Revealed, revealed, CampaignJson.Default.Revealed)];
        if (one.Hidden && its.Combat.Turn == one.Id)
        {
            events.Add(CampaignDesk.Event(CampaignKinds.TurnShown, new TurnBegun(one.Id, its.Combat.Round), CampaignJson.Default.TurnBegun));
        }

        return new Decision(events, $"Everyone now sees {one.Name}.");
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

    private static Combatant? Find(SavedState its, string id) => its.Combat?.Combatants.FirstOrDefault(one => one.Id == id);

    private static List<NewEvent> Turn(Combatant whose, int round)
    {
        var turn = new TurnBegun(whose.Id, round);
        List<NewEvent> events = [CampaignDesk.Event(CampaignKinds.TurnTaken, turn, CampaignJson.Default.TurnBegun, Audience.GameMaster)];
        if (!whose.Hidden)
        {
            events.Add(CampaignDesk.Event(CampaignKinds.TurnShown, turn, CampaignJson.Default.TurnBegun));
        }

        return events;
    }
}
