namespace PluginHost.Campaigns;

/// <summary>A character's points stand in the party and, during a fight, in its order as well: whoever changes one changes both.</summary>
internal static class Wounds
{
    public static void Set(Draft draft, Fighter one, HitPoints hp)
    {
        draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(one with { Hp = hp }));
        if (MemberOf(draft.World, one) is { } member)
        {
            Write(draft, member, hp);
        }
    }

    public static void Set(Draft draft, Character one, HitPoints hp)
    {
        Write(draft, one, hp);
        if (Fight.Of(draft.World)?.Fighters.FirstOrDefault(fighter => MemberOf(draft.World, fighter)?.Id == one.Id) is { } fighter)
        {
            draft.Put(EntityTypes.Combatant, fighter.Id, FightTelling.Of(fighter with { Hp = hp }));
        }
    }

    /// <summary>The member of the party that fights here.</summary>
    public static Character? MemberOf(World world, Fighter one) => !one.IsPlayer ? null
        : one.Entity is { } entity ? world.Find(EntityTypes.Character, entity)?.As(Character.Of)
        : world.Of(EntityTypes.Character).FirstOrDefault(character => character.Name == one.Name)?.As(Character.Of);

    private static void Write(Draft draft, Character one, HitPoints hp) =>
        draft.Set(draft.World.Find(EntityTypes.Character, one.Id)!, "sheet/combat/hp/current", Values.Number(Math.Min(hp.Current, one.Hp.Max)));
}
