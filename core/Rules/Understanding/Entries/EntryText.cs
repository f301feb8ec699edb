namespace PluginHost.Rules.Understanding;

internal static class EntryText
{
    public static string Of(Entry entry) => string.Join("\n", Blocks(entry).Select(Words.Of));

    public static IEnumerable<Block> Blocks(Entry entry) => entry switch
    {
        Monster monster => Of(monster),
        Spell spell => Of(spell),
        Item item => Of(item),
        Described described => described.Fields.Select(static field => Field(field.Key.Replace('_', ' '), field.Value)).Concat(Lines(described.Text)).OfType<Block>(),
        _ => FormText.Of(entry).SelectMany(static field => field.Label == "Description" ? Lines(field.Text) : [Field(field.Label, field.Text)]).OfType<Block>(),
    };

    private static IEnumerable<Block> Of(Monster monster)
    {
        var subtype = monster.Subtype is null ? "" : $" ({monster.Subtype})";
        yield return new Paragraph(0, $"{monster.Size} {monster.Kind}{subtype}, {monster.Alignment}");
        IEnumerable<Block?> fields =
        [
            Field("Armor Class", monster.ArmorNote is null ? $"{monster.ArmorClass}" : $"{monster.ArmorClass} ({monster.ArmorNote})"),
            Field("Hit Points", monster.HitDice is null ? $"{monster.HitPoints}" : $"{monster.HitPoints} ({monster.HitDice})"),
            Field("Speed", string.Join(", ", monster.Speeds.Select(static speed => $"{(speed.Way == "walk" ? "" : speed.Way + " ")}{speed.Distance} ft.{(speed.Note is null ? "" : $" ({speed.Note})")}"))),
            Scores(monster.Abilities),
            Field("Saving Throws", Bonuses(monster.Saves)), Field("Skills", Bonuses(monster.Skills)),
            Field("Damage Vulnerabilities", monster.Vulnerabilities), Field("Damage Resistances", monster.Resistances), Field("Damage Immunities", monster.Immunities),
            Field("Condition Immunities", monster.ConditionImmunities), Field("Senses", monster.Senses), Field("Languages", monster.Languages),
            Field("Challenge", monster.Xp is null ? monster.Challenge ?? "" : $"{monster.Challenge} ({monster.Xp:N0} XP)"),
            .. Part(null, monster.Traits), .. Part("Actions", monster.Actions), .. Part("Bonus Actions", monster.BonusActions), .. Part("Reactions", monster.Reactions),
            .. Part("Legendary Actions", monster.LegendaryActions), .. Part("Lair Actions", monster.LairActions), .. Lines(monster.Description),
        ];
        foreach (var block in fields.OfType<Block>())
            yield return block;
    }

    private static IEnumerable<Block> Of(Spell spell)
    {
        var ritual = spell.Ritual ? " (ritual)" : "";
        yield return new Paragraph(0, spell.Level is 0 or null ? $"{spell.School} cantrip{ritual}" : $"{Ordinal(spell.Level.Value)}-level {spell.School}{ritual}");
        IEnumerable<Block?> fields =
        [
            Field("Casting Time", spell.CastingTime), Field("Range", spell.Range),
            Field("Components", string.Join(", ", spell.Components) + (spell.Material is null ? "" : $" ({spell.Material})")),
            Field("Duration", spell.Concentration ? $"Concentration, {spell.Duration}" : spell.Duration), Field("Classes", string.Join(", ", spell.Classes)),
            .. Lines(spell.Description), Field("At Higher Levels", spell.HigherLevels ?? ""),
        ];
        foreach (var block in fields.OfType<Block>())
            yield return block;
    }

    private static IEnumerable<Block> Of(Item item)
    {
        var attunement = item.Attunement is null ? "" : item.Attunement.Length == 0 ? " (requires attunement)" : $" (requires attunement {item.Attunement})";
        yield return new Paragraph(0, item.Rarity.Length == 0 ? item.Kind : $"{item.Kind}, {item.Rarity}{attunement}");
        IEnumerable<Block?> fields =
        [
            Field("Armor Class", item.ArmorClass ?? ""), Field("Damage", item.Damage ?? ""), Field("Cost", item.Cost ?? ""), Field("Weight", item.Weight ?? ""),
            Field("Properties", string.Join(", ", item.Properties)), .. Lines(item.Text),
        ];
        foreach (var block in fields.OfType<Block>())
            yield return block;
    }

    private static Paragraph? Field(string label, string text) => text.Length == 0 ? null : new(0, text.Replace('\n', ' '), label);

    private static IEnumerable<Block?> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static line => new Paragraph(0, line));

    private static IEnumerable<Block?> Part(string? title, IReadOnlyList<Feature> features)
    {
        if (features.Count == 0)
            yield break;
        if (title is not null)
            yield return new Heading(0, 3, title);
        foreach (var feature in features)
            yield return Field(feature.Name + ".", feature.Text);
    }

    private static string Bonuses(IReadOnlyList<Bonus> bonuses) => string.Join(", ", bonuses.Select(static bonus => $"{bonus.On} {bonus.Value:+0;-0}"));

    private static Table? Scores(Abilities six) => !six.AreWhole() ? null
        : new(0, ["STR", "DEX", "CON", "INT", "WIS", "CHA"], [[$"{six.Strength}", $"{six.Dexterity}", $"{six.Constitution}", $"{six.Intelligence}", $"{six.Wisdom}", $"{six.Charisma}"]]);

    private static string Ordinal(int level) => level switch { 1 => "1st", 2 => "2nd", 3 => "3rd", _ => level + "th" };
}
