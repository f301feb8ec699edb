namespace PluginHost.Rules.Understanding;

/// <summary>The fields that entries of the other games' forms should have.</summary>
internal static class FormCompleteness
{
    private const int Six = 6;
    private const int Eight = 8;

    public static IEnumerable<(string Name, bool Present)> Expected(Entry entry) => entry switch
    {
        RankedCreature creature =>
        [
            ("name", creature.Name.Length > 0), ("level", creature.Level is not null), ("traits", creature.Traits.Count > 0), ("perception", creature.Perception is not null), ("skills", creature.Skills.Count > 0), ("stats", creature.Stats.Count == Six),
            ("armor_class", creature.ArmorClass is not null), ("saves", creature.Saves.Count == 3), ("hit_points", creature.HitPoints is not null), ("speeds", creature.Speeds.Count > 0), ("attacks", creature.Attacks.Count + creature.Casting.Count > 0),
        ],
        PercentileFigure figure =>
        [
            ("name", figure.Name.Length > 0), .. StatsOf(figure, "str", "con", "siz", "dex", "pow"), ("hit_points", figure.HitPoints is not null), ("damage_bonus", figure.DamageBonus is not null), ("build", figure.Build is not null),
            ("move", figure.Move is not null), ("attacks", figure.Attacks.Count > 0), ("skills", figure.Skills.Count > 0),
        ],
        CyberFigure figure =>
        [
            ("name", figure.Name.Length > 0), ("stats", figure.Stats.Count >= Eight), .. StatsOf(figure, "int", "ref", "tech", "cool", "body"), ("hit_points", figure.HitPoints is not null), ("stopping_power", figure.StoppingPower.Count > 0),
            ("attacks", figure.Attacks.Count > 0), ("skills", figure.Skills.Count > 0), ("gear", figure.Gear.Count + figure.Cyberware.Count > 0),
        ],
        RankedSpell spell =>
        [
            ("name", spell.Name.Length > 0), ("rank", spell.Rank is not null), ("traits", spell.Traits.Count > 0), ("traditions", spell.Traditions.Count > 0 || spell.Kind is "focus" or "ritual"), ("cast", spell.Cast.Length > 0),
            ("range", spell.Range.Length > 0 || spell.Area is not null || spell.Targets is not null || spell.Duration.Length > 0), ("description", spell.Description.Length > 0 || spell.Outcomes.Count > 0),
        ],
        _ => [],
    };

    private static IEnumerable<(string Name, bool Present)> StatsOf(StatBlock block, params string[] names) => names.Select(name => (name, block.Stat(name) is not null));
}
