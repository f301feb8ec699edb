using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Finds who is meant on stage: one who fights, a character, an NPC or monster, or the one who plays a character.</summary>
internal static class Figures
{
    private static readonly string[] Speakers = [EntityTypes.Character, EntityTypes.Npc, EntityTypes.Monster];

    /// <summary>One whom everyone knows; of several of a name the first that is.</summary>
    public static Result<(Entity Figure, bool IsPlayer)> Speaking(KnownState its, string who, ToolCall call)
    {
        var seen = new Seen(its.World, call.Caller.Audience);
        if (who.Length > Texts.LongestName)
        {
            return Error.Invalid("who", "Expected a name or an id.");
        }

        var all = Speakers.SelectMany(seen.OfType).Where(one => one.Id == who || Naming.GoesBy(one, who)).Concat(Fighting(its, who)).ToList();
        if (all.Find(static one => one.Told(Staged.Everyone).Text("name") is not null) is { } figure)
        {
            return (figure, false);
        }

        if (all.Count > 0)
        {
            return new Error("hidden", $"Viewers do not know of {all[0].Name} yet.") { Field = "who", Hint = "Use share for one who is written, and reveal for one who fights." };
        }

        return its.World.Of(EntityTypes.Character).FirstOrDefault(one => string.Equals(one.Told(Staged.Everyone).Text("player"), who, StringComparison.OrdinalIgnoreCase)) is { } played
            ? (played, true)
            : Error.NotFound("There is nobody of that name.") with { Field = "who", Hint = "lower_third shows any text." };
    }

    /// <summary>One who can stand on a map. A member of the party is a character, in a fight or not.</summary>
    public static Result<Entity> Standing(KnownState its, string? who)
    {
        if (string.IsNullOrEmpty(who) || who.Length > Texts.LongestName)
        {
            return Error.Invalid("who", "Say who: a name or an id.");
        }

        var all = its.World.Of(EntityTypes.Character).Where(one => one.Id == who || Naming.GoesBy(one, who)).Concat(Fighting(its, who)).DistinctBy(static one => one.Id).ToList();
        return all switch
        {
            [var only] => only,
            [] => Error.NotFound("There is nobody of that name or id in the party or the fight.") with { Field = "who", Hint = "combat_state and party_status list who there is." },
            _ => Error.Invalid("who", $"There are {all.Count} of that name: {string.Join(", ", all.Take(8).Select(static one => one.Id))}.") with { Hint = "Give the id." },
        };
    }

    private static IEnumerable<Entity> Fighting(KnownState its, string who)
    {
        foreach (var one in its.Fight?.Fighters ?? [])
        {
            if (one.Id == who || string.Equals(one.Name, who, StringComparison.OrdinalIgnoreCase) || string.Equals(one.Label, who, StringComparison.OrdinalIgnoreCase))
            {
                yield return Bodies.MemberOf(its.World, one) is { } member ? its.World.Find(EntityTypes.Character, member.Id)! : its.World.Find(EntityTypes.Combatant, one.Id)!;
            }
        }
    }
}
