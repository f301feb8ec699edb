namespace PluginHost.Rules.Understanding;

/// <summary>What persons said, by section; it overrides whatever reading found.</summary>
internal sealed class Corrections(IEnumerable<Correction> corrections)
{
    private readonly ILookup<string, Correction> bySection = corrections.ToLookup(static correction => correction.Section, StringComparer.Ordinal);

    public Correction? About(Section section) => bySection[section.Key].FirstOrDefault(static correction => correction.NoEntry || correction.Type is not null);

    public Entry Applied(Entry entry, string sectionKey)
    {
        var changed = bySection[sectionKey].Where(static correction => correction.Field is not null).Aggregate(entry, static (entry, correction) => With(entry, correction.Field!, correction.Value ?? ""));
        return ReferenceEquals(changed, entry) ? entry : Completeness.Judged(changed);
    }

    private static Entry With(Entry entry, string field, string value) => (entry, field) switch
    {
        (_, "name") => entry with { Name = value },
        (Monster monster, _) => MonsterReading.With(monster, field, value),
        (Spell spell, "level") => spell with { Level = Values.Whole(value) },
        (Spell spell, "school") => spell with { School = value },
        (Spell spell, "ritual") => spell with { Ritual = value is "yes" or "true" },
        (Spell spell, "description") => spell with { Description = value },
        (Spell spell, _) => SpellReading.With(spell, field, value) ?? spell,
        (Item item, "kind") => item with { Kind = value },
        (Item item, "rarity") => item with { Rarity = value },
        (Item item, "cost") => item with { Cost = value },
        (Item item, "weight") => item with { Weight = value },
        (Item item, "text") => item with { Text = value },
        (RankedCreature creature, _) => RankedCreatureReading.With(creature, field, value),
        (PercentileFigure figure, _) => PercentileReading.With(Emptied(figure, field), field, value),
        (CyberFigure figure, _) => CyberReading.With(Emptied(figure, field), field, value),
        (RankedSpell spell, _) => RankedSpellReading.With(spell, field, value),
        (Described described, _) => described with { Fields = new Dictionary<string, string>(described.Fields, StringComparer.OrdinalIgnoreCase) { [field] = value } },
        _ => entry,
    };

    /// <summary>While a book is read its lists grow; what a person says takes their place.</summary>
    private static T Emptied<T>(T figure, string field)
        where T : StatBlock
    {
        StatBlock bare = field switch
        {
            "skills" => figure with { Skills = [] },
            "attacks" => figure with { Attacks = [] },
            "gear" => figure with { Gear = [] },
            _ => figure,
        };
        return (T)(bare switch
        {
            CyberFigure cyber when field == "cyberware" => cyber with { Cyberware = [] },
            CyberFigure cyber when field is "stopping_power" or "armor" => cyber with { StoppingPower = [], Armor = "" },
            _ => bare,
        });
    }
}
