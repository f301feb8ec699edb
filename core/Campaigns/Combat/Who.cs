using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Finds whom a caller means: by id, or by a name that only one bears. Those who fight come before those who do not.</summary>
internal static class Who
{
    public const int MostTargets = 100;

    public static Result<Fighter> Find(Act act, string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Error.Invalid(field, "Say who: a name or an id.");
        }

        var known = Known(act).ToList();
        if ((known.Find(one => one.Id == text) ?? known.Find(one => Bodies.MemberOf(act.World, one)?.Id == text)) is { } exact)
        {
            return act.Again(exact);
        }

        var name = text.Trim();
        var found = known.FindAll(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(one.Label, name, StringComparison.OrdinalIgnoreCase));
        var first = found.Count > 0 ? [] : known.FindAll(one => string.Equals(one.Name.Split(' ')[0], name, StringComparison.OrdinalIgnoreCase));
        found = found.Count > 0 ? found : first;
        return found switch
        {
            [var only] => act.Again(only),
            [] => Error.NotFound("There is nobody of that name or id.") with { Field = field, Hint = "combat_state and party_status list who there is, with their ids." },
            _ => Error.Invalid(field, $"There are {found.Count} of that name: {string.Join(", ", found.Take(8).Select(static one => $"{one.Name} [{one.Id}]"))}.") with { Hint = "Give the id." },
        };
    }

    public static Result<List<Fighter>> All(Act act, IReadOnlyList<string>? names, string field)
    {
        if (names is not { Count: > 0 and <= MostTargets })
        {
            return Error.Invalid(field, $"Name 1 to {MostTargets}, by name or id.");
        }

        var all = new List<Fighter>();
        foreach (var name in names)
        {
            var found = Find(act, name, field);
            if (!found.Succeeded)
            {
                return found.Error;
            }

            if (all.TrueForAll(one => one.Id != found.Value.Id))
            {
                all.Add(found.Value);
            }
        }

        return all;
    }

    public static Result<Fighter> InFight(Act act, string? text, string field) => act.Fight is null ? NoFight : Find(act, text, field).Then<Fighter>(one =>
        act.World.Find(EntityTypes.Combatant, one.Id) is null ? Error.Invalid(field, $"{one.Name} is not in the fight.") with { Hint = "Bring them in with add_combatant." } : one);

    /// <summary>Whether the caller plays this one.</summary>
    public static bool Plays(Act act, Fighter one) => Plays(act.Call.Caller, Bodies.MemberOf(act.World, one));

    public static bool Plays(Principal caller, Character? one) =>
        one is not null && (one.IsOf(caller.Person) || one.Id == caller.Person);

    /// <summary>A player acts for their own character, the game master for all.</summary>
    public static Error? Refusal(Act act, IEnumerable<Fighter> all) => act.Call.Caller.Role >= Role.GameMaster || all.All(one => Plays(act, one))
        ? null
        : Error.Forbidden("A player does this only for their own character.") with { Hint = "Ask the game master." };

    public static Error NoFight { get; } = new("no-fight", "There is no fight.") { Hint = "Begin one with set_initiative or add_combatant." };

    /// <summary>Those that the caller may name: what one may not see cannot be found.</summary>
    private static IEnumerable<Fighter> Known(Act act)
    {
        var fighters = act.Fight?.Fighters ?? [];
        var members = fighters.Select(one => Bodies.MemberOf(act.World, one)?.Id).Where(static id => id is not null).ToHashSet(StringComparer.Ordinal);
        var visible = act.SeesAll ? fighters : [.. fighters.Where(static one => !one.Hidden).Select(static one => one with { Name = one.Shown })];
        var others = act.Its.Party.Where(one => !members.Contains(one.Id)).Where(one => act.SeesAll || IsSeen(act, one)).Select(one => Bodies.Of(act.World, one));
        return visible.Concat(others);
    }

    private static bool IsSeen(Act act, Character one) => act.Call.Caller.Audience.MaySee(FightTelling.HearersOf(act.World.Find(EntityTypes.Character, one.Id)!));
}
