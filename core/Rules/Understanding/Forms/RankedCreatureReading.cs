namespace PluginHost.Rules.Understanding;

/// <summary>A creature of a game with levels and three saves, out of the section under its name.</summary>
internal static class RankedCreatureReading
{
    /// <summary>Nothing when the section is no such stat block.</summary>
    public static RankedCreature? Read(string name, IReadOnlyList<Block> blocks)
    {
        if (!blocks.Any(static block => block is Paragraph or Bullets && Words.Of(block).Contains("Fort", StringComparison.Ordinal)))
            return null;

        var fields = blocks.SelectMany(RankedLabels.Creature.Of).ToList();
        var known = fields.Select(static field => field.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ranked = fields.FindIndex(static field => RankLine.Of(Whole(field)) is { OfCreature: true, Name: "" });
        var core = known.Count(static field => field is "perception" or "saves" or "armor_class" or "hit_points" or "stats" or "speeds");
        if (!known.Contains("saves") || core < (ranked >= 0 ? 3 : 5))
            return null;

        var creature = new RankedCreature(name) { Level = ranked >= 0 ? RankLine.Of(Whole(fields[ranked]))!.Rank : null };
        var first = fields.FindIndex(static field => field.Name is not null);
        var abilities = new AbilityReading();
        var description = new List<string>();
        for (var at = 0; at < fields.Count; at++)
        {
            var field = fields[at];
            if (at == ranked)
                continue;
            if (at < first && creature.Traits.Count == 0 && TraitLine.Of(Whole(field)) is { } line)
                creature = creature with { Traits = line.Traits, Size = line.Size, Rarity = line.Rarity };
            else if (field.Name is "melee" or "ranged" && Strikes.Of(field.Name, field.Text) is { } strike)
                creature = creature with { Attacks = [.. creature.Attacks, strike] };
            else if (field.Name is not null)
                creature = With(creature, field.Name, field.Text);
            else if (field.Label is not null && Strikes.IsCasting(Labels.Bare(field.Label)))
                creature = creature with { Casting = [.. creature.Casting, Strikes.Cast(Labels.Bare(field.Label), field.Text)] };
            else if (at < first || !abilities.Take(field))
                description.Add(Whole(field));
        }

        return (RankedCreature)Completeness.Judged(creature with { Abilities = abilities.Abilities, Description = string.Join("\n", description) });
    }

    /// <summary>The creature with one field as a book, or a person, writes it.</summary>
    public static RankedCreature With(RankedCreature creature, string field, string text)
    {
        var (value, note) = Values.Armor(text);
        return field switch
        {
            "level" => creature with { Level = Values.Whole(text) },
            "traits" => creature with { Traits = Values.List(text) },
            "perception" => creature with { Perception = Values.Whole(FormValues.First(text)), Senses = FormValues.Behind(text) },
            "senses" => creature with { Senses = text },
            "languages" => creature with { Languages = text },
            "skills" => creature with { Skills = Values.Bonuses(text) },
            "stats" => creature with { Stats = Values.Bonuses(text.StartsWith("Str", StringComparison.OrdinalIgnoreCase) ? text : "Str " + text) },
            "gear" => creature with { Gear = Values.List(text) },
            "armor_class" => creature with { ArmorClass = value, ArmorNote = FormValues.Note(note) },
            "saves" => FormValues.Parted(text) is var (saves, beside) ? creature with { Saves = Values.Bonuses(saves.StartsWith("Fort", StringComparison.OrdinalIgnoreCase) ? saves : "Fort " + saves), SavesNote = FormValues.Note(beside) } : creature,
            "hit_points" => creature with { HitPoints = value, HitPointsNote = FormValues.Note(note) },
            "hardness" => creature with { Hardness = value },
            "immunities" => creature with { Immunities = text },
            "weaknesses" => creature with { Weaknesses = text },
            "resistances" => creature with { Resistances = text },
            "speeds" => creature with { Speeds = Values.Speeds(text) },
            "description" => creature with { Description = text },
            _ => creature,
        };
    }

    private static string Whole(EntryField field) => field.Label is null ? field.Text : $"{field.Label} {field.Text}".Trim();
}
