using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>A character's points, conditions and death saves stand in the party and, during a fight, in its order as well: whoever changes one changes both.</summary>
internal static class Bodies
{
    private const string Conditions = "conditions";

    /// <summary>The member of the party that fights here, or that this one is outside of a fight.</summary>
    public static Character? MemberOf(World world, Fighter one) => !one.IsPlayer ? null
        : one.Entity is { } entity ? world.Find(EntityTypes.Character, entity)?.As(Character.Of)
        : world.Of(EntityTypes.Character).FirstOrDefault(character => character.Name == one.Name)?.As(Character.Of);

    /// <summary>A character as one who fights, whether a fight is under way or not.</summary>
    public static Fighter Of(World world, Character one) =>
        Fight.Of(world)?.Fighters.FirstOrDefault(fighter => MemberOf(world, fighter)?.Id == one.Id) ?? Alone(world, one);

    /// <summary>What a character brings into a fight.</summary>
    public static Fighter With(Fighter fighter, Character one, Func<string> key) => fighter with
    {
        Hp = (fighter.Hp ?? one.Hp) with { Temp = one.Hp.Temp },
        Conditions = [.. one.Conditions.Select(name => Affliction.Of(key(), name))],
        Death = one.Death,
    };

    public static void Write(Draft draft, Fighter one)
    {
        if (draft.World.Find(EntityTypes.Combatant, one.Id) is not null)
        {
            draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(one));
        }

        if (MemberOf(draft.World, one) is { } member)
        {
            Write(draft, draft.World.Find(EntityTypes.Character, member.Id)!, member, one);
        }
    }

    private static Fighter Alone(World world, Character one)
    {
        var number = 0;
        return With(new Fighter(one.Id, one.Name) { Entity = one.Id, IsPlayer = true, Ac = world.Find(EntityTypes.Character, one.Id)?.Its.Number("sheet/combat/ac") }, one, () => $"own{number++}");
    }

    private static void Write(Draft draft, Entity entity, Character member, Fighter one)
    {
        if (one.Hp is { } hp)
        {
            draft.Set(entity, "sheet/combat/hp/current", Values.Number(Math.Min(hp.Current, member.Hp.Max)));
            if (hp.Temp != member.Hp.Temp)
            {
                draft.Set(entity, "sheet/combat/hp/temp", Values.Number(hp.Temp ?? 0));
            }
        }

        var names = one.Conditions.Where(static condition => !condition.Secret && !condition.Is(Affliction.Concentrating)).Select(static condition => (condition with { Note = null }).Title).ToList();
        if (!names.SequenceEqual(member.Conditions, StringComparer.Ordinal))
        {
            Replace(draft, entity, Conditions, names.Select(static (name, index) => new KeyValuePair<string, JsonElement>(Paths.Element(Conditions, index), Values.Text(name))));
        }

        if (one.Death != member.Death)
        {
            Replace(draft, entity, "death", Leaves(one.Death));
        }
    }

    private static void Replace(Draft draft, Entity entity, string path, IEnumerable<KeyValuePair<string, JsonElement>> leaves)
    {
        foreach (var old in entity.Its.Paths.Where(old => old == path || old.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            draft.Unset(entity, old);
        }

        foreach (var (place, value) in leaves)
        {
            draft.Set(entity, place, value);
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Leaves(DeathSaves? death)
    {
        if (death is null)
        {
            yield break;
        }

        yield return new("death/successes", Values.Number(death.Successes));
        yield return new("death/failures", Values.Number(death.Failures));
        if (death.Stable)
        {
            yield return new("death/stable", Values.True);
        }

        if (death.Dead)
        {
            yield return new("death/dead", Values.True);
        }
    }
}
