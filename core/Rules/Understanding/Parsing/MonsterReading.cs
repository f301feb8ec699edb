namespace PluginHost.Rules.Understanding;

/// <summary>A creature out of the section under its name and the parts that follow it.</summary>
internal sealed class MonsterReading(Labels labels)
{
    private readonly FieldReading reading = new(labels);

    /// <summary>Nothing when the section is no stat block.</summary>
    /// <param name="parts">The sections "Actions", "Reactions" and so on behind it.</param>
    /// <param name="expected">Creatures of this publisher stand at this level: fewer fields are enough.</param>
    public Monster? Read(string name, IReadOnlyList<Block> blocks, IEnumerable<(string Title, IReadOnlyList<Block> Blocks)> parts, bool expected = false)
    {
        var fields = blocks.SelectMany(reading.Of).ToList();
        var typed = fields.FindIndex(static field => field.Name is null && field.Label is null && TypeLine.Of(field.Text) is not null);
        var known = fields.Where(static field => field.Name is not null).Select(static field => field.Name).Distinct(StringComparer.Ordinal).ToList();
        var core = known.Count(static field => field is "armor_class" or "hit_points" or "speeds" or "challenge" or "senses" or "languages");
        if (typed >= 0 ? core < 2 : core < (expected ? 3 : 4))
            return null;

        var line = typed >= 0 ? TypeLine.Of(fields[typed].Text)! : new("", "", null, "");
        var monster = new Monster(name) { Size = Capital(line.Size), Kind = line.Kind, Subtype = line.Subtype, Alignment = line.Alignment };
        var tail = parts.ToList();
        var features = new FeatureReading(led: fields.Exists(static field => field is { Name: null, Label: not null }) || tail.Exists(static part => part.Blocks.Any(static block => block is Paragraph { Lead: not null })));
        var description = new List<string>();
        var scores = new List<string>();
        var header = fields.FindIndex(static field => field.Name is not null);
        for (var at = 0; at < fields.Count; at++)
        {
            var field = fields[at];
            if (at == typed)
                continue;
            if (at < header && at != typed)
                description.Add(field.Text);
            else if (StatParts.Of(field.Text.Length == 0 ? field.Label : field.Label is null ? field.Text : null) is { } part)
                features.Part = part;
            else if (field.Name == "abilities" || (!features.HasAny && Values.Abilities(field.Text) is not null && field.Label is null))
                scores.Add(field.Label is not null && field.Name == "abilities" && !field.Text.StartsWith(field.Label, StringComparison.Ordinal) ? $"{field.Label} {field.Text}" : field.Text);
            else if (field.Name is not null && features.Part == StatPart.Traits && !features.HasAny)
                monster = Header(monster, field, features);
            else
                features.Take(field);
        }

        foreach (var (title, inner) in tail)
        {
            features.Part = StatParts.Of(title) ?? features.Part;
            foreach (var field in inner.SelectMany(Plain))
                features.Take(field);
        }

        return (Monster)Completeness.Judged(monster with
        {
            Abilities = Values.Abilities(string.Join("  ", scores)) ?? new(),
            Traits = features.Of(StatPart.Traits),
            Actions = features.Of(StatPart.Actions),
            BonusActions = features.Of(StatPart.BonusActions),
            Reactions = features.Of(StatPart.Reactions),
            LegendaryActions = features.Of(StatPart.LegendaryActions),
            LairActions = features.Of(StatPart.LairActions),
            Description = string.Join("\n", description.Concat(features.Description)),
        });
    }

    /// <summary>Among actions a word such as "Speed" or "Range" is no field any more.</summary>
    private static IEnumerable<EntryField> Plain(Block block) => block switch
    {
        Paragraph paragraph => [new(null, paragraph.Lead, paragraph.Text, block)],
        Bullets bullets => bullets.Items.Select(item => new EntryField(null, null, item, block)),
        Table table => [new(null, null, FieldReading.Flat(table), block)],
        _ => [],
    };

    private static Monster Header(Monster monster, EntryField field, FeatureReading features)
    {
        // A trait may follow in the same paragraph.
        if (field.Name == "challenge" && field.Text.IndexOf("XP)", StringComparison.Ordinal) is > 0 and var end && field.Text.Length > end + 20)
            features.Take(new(null, null, field.Text[(end + 3)..].Trim(), field.Block));
        return field.Name == "armor_class" && monster.ArmorClass is not null ? monster : With(monster, field.Name!, field.Text);
    }

    /// <summary>The creature with one field as a book, or a person, writes it.</summary>
    public static Monster With(Monster monster, string field, string text)
    {
        var (armor, note) = Values.Armor(text);
        var (hits, dice) = Values.Hits(text);
        var (challenge, xp) = Values.Challenge(text);
        return field switch
        {
            "size" => monster with { Size = text },
            "type" => monster with { Kind = text },
            "alignment" => monster with { Alignment = text },
            "armor_class" => monster with { ArmorClass = armor, ArmorNote = note },
            "hit_points" => monster with { HitPoints = hits, HitDice = dice ?? monster.HitDice },
            "challenge" => monster with { Challenge = challenge, Xp = xp ?? monster.Xp },
            "abilities" => monster with { Abilities = Values.Abilities(text) ?? monster.Abilities },
            "senses" => monster with { Senses = text, PassivePerception = Values.Passive(text) },
            "immunities" => monster with { Immunities = text },
            "speeds" => monster with { Speeds = Values.Speeds(text) },
            "saves" => monster with { Saves = Values.Bonuses(text) },
            "skills" => monster with { Skills = Values.Bonuses(text) },
            "vulnerabilities" => monster with { Vulnerabilities = text },
            "resistances" => monster with { Resistances = text },
            "condition_immunities" => monster with { ConditionImmunities = text },
            "languages" => monster with { Languages = text },
            _ => monster,
        };
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();
}
