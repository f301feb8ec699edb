using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Who comes into a fight, and who leaves it.</summary>
internal static class EnterCommands
{
    public const int MostFighters = 100;
    private const int LongestEntry = 60_000;

    private static readonly string[] Sources = [EntityTypes.Character, EntityTypes.Npc, EntityTypes.Monster];

    public static Result<Decision> Add(Act act, AddArguments arguments) => Prepared(act, arguments).Then<Decision>(block =>
    {
        var count = arguments.Count ?? 1;
        var fight = act.Fight ?? new Fight(1, null, []);
        var added = new List<Fighter>();
        for (var index = 0; index < count; index++)
        {
            var made = Made(act, arguments, block.Of, block.Stats, index, fight.Fighters.Concat(added));
            if (!made.Succeeded)
            {
                return made.Error;
            }

            added.Add(made.Value);
        }

        var placed = Initiatives.Place(act, [.. fight.Fighters], added, arguments.Initiative, arguments.RollInitiative, together: true);
        if (!placed.Succeeded)
        {
            return placed.Error;
        }

        foreach (var one in placed.Value)
        {
            act.Draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(one));
        }

        act.Put(fight with { Fighters = Fight.InOrder(fight.Fighters.Concat(placed.Value)) });
        var names = placed.Value.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}{(one.Initiative is { } at ? $" {at}" : "")}{(one.Hp is { } hp ? $" ({hp.Current}/{hp.Max})" : "")} [{one.Id}]"));
        act.Tell(placed.Value[0], $"Into the fight: {string.Join(", ", names)}.", $"Into the fight: {string.Join(", ", placed.Value.Select(static one => one.Shown))}.");
        if (placed.Value.Exists(static one => one.Initiative is null))
        {
            act.Remind("Those without initiative come last: roll_initiative.");
        }

        return act.Done(CampaignDesk.Id(placed.Value[0].Id));
    });

    public static Result<Decision> Remove(Act act, ManyArguments arguments) => act.Fight is null ? Who.NoFight : Who.All(act, arguments.Targets, "targets").Then<Decision>(all =>
    {
        foreach (var one in all)
        {
            if (act.World.Find(EntityTypes.Combatant, one.Id) is null)
            {
                return Error.Invalid("targets", $"{one.Name} is not in the fight.");
            }

            Afflictions.TellEnded(act, Afflictions.EndConcentration(act, one));
            if (act.Fight!.Fighters.Length == 1)
            {
                return End(act);
            }

            if (act.Fight.Turn == one.Id)
            {
                Turns.Advance(act);
            }

            Rehome(act, one);
            act.Draft.Remove(EntityTypes.Combatant, one.Id);
            act.Put(act.Fight!);
            act.Tell(one, $"{one.Name} leaves the fight.", $"{one.Shown} leaves the fight.");
        }

        return act.Done();
    });

    public static Result<Decision> End(Act act)
    {
        if (act.Fight is not { } fight)
        {
            return Who.NoFight;
        }

        // What was to end at somebody's turn cannot end by itself any more.
        foreach (var one in fight.Fighters.Where(static one => one.IsPlayer))
        {
            var now = act.Again(one);
            act.Write(now with { Conditions = [.. now.Conditions.Where(static condition => condition.Ends is not (Affliction.AtStart or Affliction.AtEnd))] });
        }

        foreach (var one in fight.Fighters)
        {
            act.Draft.Remove(EntityTypes.Combatant, one.Id);
        }

        act.Draft.Remove(EntityTypes.Combat, Fight.Id);
        act.Tell(Audience.Everyone, "The fight is over.");
        var defeated = fight.Fighters.Where(static one => one is { Defeated: true, IsPlayer: false }).Select(static one => one.Name).ToList();
        if (defeated.Count > 0)
        {
            act.Remind($"Defeated: {string.Join(", ", defeated)}.");
        }

        return act.Done();
    }

    private static Result<(Entity? Of, StatBlock? Stats)> Prepared(Act act, AddArguments arguments)
    {
        if (new[] { arguments.Of is not null, arguments.Monster is not null, arguments.Of is null && arguments.Monster is null && arguments.Name is not null }.Count(static given => given) != 1)
        {
            return Error.Invalid("name", "Say who comes: a name, of (somebody of the campaign), or monster (an entry).");
        }

        var fighting = act.Fight?.Fighters.Length ?? 0;
        if (arguments.Count is < 1 or > MostFighters || fighting + (arguments.Count ?? 1) > MostFighters)
        {
            return Error.Invalid("count", $"A fight has at most {MostFighters} combatants.");
        }

        if ((Texts.NameOr(arguments.Name, "", "name").Error ?? (arguments.Hp is { } hp && StoryCommands.Points(hp, hp) is null ? Error.Invalid("hp", "Hit points are 1 to 1000000.") : null)) is { } wrong)
        {
            return wrong;
        }

        if (arguments.Monster is { } entry)
        {
            return entry.ValueKind != System.Text.Json.JsonValueKind.Object || entry.GetRawText().Length > LongestEntry
                ? Error.Invalid("monster", $"A monster's entry is an object of at most {LongestEntry} characters.")
                : (null, StatBlock.Of(entry, act.Rules));
        }

        if (arguments.Of is not { } text)
        {
            return (null, null);
        }

        var found = Sources.SelectMany(act.World.Of).Where(one => one.Id == text || string.Equals(one.Name, text.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var one] when one.Type == EntityTypes.Character && arguments.Count > 1 => Error.Invalid("count", "A character is there once."),
            [var one] when one.Type == EntityTypes.Character && act.Fight?.Fighters.Any(fighter => Bodies.MemberOf(act.World, fighter)?.Id == one.Id) == true => Error.Invalid("of", $"{one.Name} is in the fight already."),
            [var one] => (one, StatBlock.Of(one.Data, act.Rules)),
            [] => Error.NotFound("The campaign has no character, NPC or monster of that name or id.") with { Field = "of", Hint = "Give a name alone, or the entry as monster." },
            _ => Error.Invalid("of", $"There are {found.Count} of that name: {string.Join(", ", found.Take(8).Select(static one => $"{one.Type} [{one.Id}]"))}.") with { Hint = "Give the id." },
        };
    }

    private static Result<Fighter> Made(Act act, AddArguments arguments, Entity? of, StatBlock? stats, int index, IEnumerable<Fighter> present)
    {
        var count = arguments.Count ?? 1;
        var name = arguments.Name is { Length: > 0 } given ? given : stats?.Name ?? of?.Name ?? "Creature";
        name = Texts.Name(name, "name").Value ?? "Creature";
        var others = present.ToList();
        if (count > 1)
        {
            var stem = name.Length > Texts.LongestName - 4 ? name[..(Texts.LongestName - 4)] : name;
            var number = 1 + others.Count(one => one.Name.StartsWith(stem + " ", StringComparison.Ordinal));
            name = string.Create(CultureInfo.InvariantCulture, $"{stem} {number}");
        }

        var id = CampaignDesk.IdOf(act.Call, index + 1);
        var one = new Fighter(id, name)
        {
            Entity = of?.Id,
            IsPlayer = of?.Type == EntityTypes.Character || arguments.IsPlayer,
            Hidden = arguments.Hidden,
            Label = arguments.Known ?? !arguments.Hidden ? null : Labels.Next(others),
            Group = count > 1 ? CampaignDesk.IdOf(act.Call, 1) : null,
            Lair = arguments.Lair,
            Ac = arguments.Ac ?? stats?.Ac,
            Traits = stats?.Traits ?? Traits.None,
        };
        if (of is { Type: EntityTypes.Character })
        {
            return Bodies.With(one, of.As(Character.Of), act.Key);
        }

        return Points(act, arguments, stats, one).Then<Fighter>(hp => hp is 0 ? one : one with { Hp = new HitPoints(Math.Min(count == 1 ? stats?.Current ?? hp : hp, hp), hp) });
    }

    private static Result<int> Points(Act act, AddArguments arguments, StatBlock? stats, Fighter one)
    {
        if (arguments.Hp is { } hp)
        {
            return hp;
        }

        if (!arguments.RollHp)
        {
            return Math.Clamp(stats?.Max ?? 0, 0, 1_000_000);
        }

        return stats?.Formula is not { } formula
            ? Error.Invalid("roll_hp", "The entry has no dice for hit points.") with { Hint = "Give hp, or leave roll_hp out." }
            : act.Dice.Roll(formula, one.Name, Audience.GameMaster).Then<int>(static rolled => Math.Clamp(TableDice.Total(rolled), 1, 1_000_000));
    }

    /// <summary>What was to end at the turn of one who leaves ends at the turn of the next.</summary>
    private static void Rehome(Act act, Fighter leaver)
    {
        var order = act.Fight!.Fighters;
        var heir = order[(order.ToList().FindIndex(one => one.Id == leaver.Id) + 1) % order.Length].Id;
        foreach (var one in order.Where(one => one.Id != leaver.Id && one.Conditions.Any(condition => condition.Who == leaver.Id)))
        {
            act.Write(one with { Conditions = [.. one.Conditions.Select(condition => condition.Who == leaver.Id ? condition with { Who = heir, Ends = Affliction.AtStart } : condition)] });
        }
    }
}
