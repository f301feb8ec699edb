namespace PluginHost.Rules.Understanding;

/// <summary>Says which fields an entry should have and lacks, and from that how sure its extraction is.</summary>
internal static class Completeness
{
    public static Entry Judged(Entry entry)
    {
        var expected = Expected(entry).ToList();
        IReadOnlyList<string> missing = [.. expected.Where(static field => !field.Present).Select(static field => field.Name)];
        return entry with
        {
            Missing = missing,
            ExtractionConfidence = expected.Count == 0 ? 0.5 : Math.Round(1 - (0.95 * missing.Count / expected.Count), 3),
        };
    }

    private static bool HasFigures(Item item) => item.Cost is not null || item.Damage is not null || item.ArmorClass is not null;

    private static IEnumerable<(string Name, bool Present)> Expected(Entry entry) => entry switch
    {
        Monster monster =>
        [
            ("name", monster.Name.Length > 0), ("size", monster.Size.Length > 0), ("type", monster.Kind.Length > 0), ("alignment", monster.Alignment.Length > 0),
            ("armor_class", monster.ArmorClass is not null), ("hit_points", monster.HitPoints is not null), ("speeds", monster.Speeds.Count > 0),
            ("abilities", monster.Abilities.AreWhole()), ("senses", monster.Senses.Length > 0 || monster.PassivePerception is not null),
            ("languages", monster.Languages.Length > 0), ("challenge", monster.Challenge is not null), ("actions", monster.Actions.Count + monster.Traits.Count > 0),
        ],
        Spell spell =>
        [
            ("name", spell.Name.Length > 0), ("level", spell.Level is not null), ("school", spell.School.Length > 0), ("casting_time", spell.CastingTime.Length > 0),
            ("range", spell.Range.Length > 0), ("components", spell.Components.Count > 0), ("duration", spell.Duration.Length > 0), ("description", spell.Description.Length > 0),
        ],
        Item item => [("name", item.Name.Length > 0), ("kind", item.Kind.Length > 0), ("rarity_or_cost", item.Rarity.Length > 0 || HasFigures(item)), ("text", item.Text.Length > 0 || HasFigures(item))],
        Described described => [("name", described.Name.Length > 0), ("content", described.Text.Length > 0 || described.Fields.Count > 0)],
        _ => FormCompleteness.Expected(entry),
    };
}
