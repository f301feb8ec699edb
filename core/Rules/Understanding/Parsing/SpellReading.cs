namespace PluginHost.Rules.Understanding;

internal sealed class SpellReading(Labels labels)
{
    private const string Concentrates = "concentration";

    private readonly FieldReading reading = new(labels);

    /// <summary>Nothing when the section is no spell.</summary>
    public Spell? Read(string name, IReadOnlyList<Block> blocks)
    {
        var fields = blocks.SelectMany(block => block is Table or Bullets ? [new EntryField(null, null, Words.Of(block), block)] : reading.Of(block)).ToList();
        var lined = fields.FindIndex(static field => field.Label is null && SpellLine.Of(field.Text) is not null);
        var core = fields.Where(static field => field.Name is "casting_time" or "range" or "components" or "duration").Select(static field => field.Name).Distinct(StringComparer.Ordinal).Count();
        if (lined is < 0 or > 3 ? core < 3 : core < 1)
            return null;

        var line = lined >= 0 ? SpellLine.Of(fields[lined].Text) : null;
        var spell = new Spell(name) { Level = line?.Level, School = line?.School ?? "", Ritual = line?.Ritual ?? false, Classes = line?.Classes ?? [] };
        var description = new List<string>();
        var higher = new List<string>();
        for (var at = 0; at < fields.Count; at++)
        {
            var field = fields[at];
            if (at == lined)
                continue;
            if (field.Name == "higher_levels")
                higher.Add(field.Text);
            else if (field.Name is not null && !Has(spell, field.Name) && With(spell, field.Name, field.Text) is { } taken)
                spell = taken;
            else
                description.Add(field.Label is null ? field.Text : $"{field.Label} {field.Text}");
        }

        return (Spell)Completeness.Judged(spell with { Description = string.Join("\n", description), HigherLevels = higher.Count == 0 ? null : string.Join("\n", higher) });
    }

    /// <summary>A field that stands a second time belongs to the description.</summary>
    private static bool Has(Spell spell, string field) => field switch
    {
        "casting_time" => spell.CastingTime.Length > 0,
        "range" => spell.Range.Length > 0,
        "components" => spell.Components.Count > 0,
        "duration" => spell.Duration.Length > 0,
        "classes" => spell.Classes.Count > 0,
        _ => false,
    };

    /// <summary>The spell with one field as a book, or a person, writes it; nothing when spells have no such field.</summary>
    public static Spell? With(Spell spell, string field, string text) => field switch
    {
        "casting_time" => spell with { CastingTime = text, Ritual = spell.Ritual || text.Contains("ritual", StringComparison.OrdinalIgnoreCase) },
        "range" => spell with { Range = text },
        "components" => Components(spell, text),
        "duration" => Lasting(spell, text),
        "classes" => spell with { Classes = Values.List(text) },
        _ => null,
    };

    public static Spell Components(Spell spell, string text)
    {
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var letters = bracket < 0 ? text : text[..bracket];
        return spell with
        {
            Components = [.. letters.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(static part => part.ToUpperInvariant()).Where(static part => part is "V" or "S" or "M")],
            Material = bracket < 0 ? null : text[(bracket + 1)..].TrimEnd(')', '.', ' '),
        };
    }

    public static Spell Lasting(Spell spell, string text)
    {
        var concentrates = text.StartsWith(Concentrates, StringComparison.OrdinalIgnoreCase);
        return spell with { Duration = concentrates ? text[Concentrates.Length..].TrimStart(',', ' ') : text, Concentration = spell.Concentration || concentrates };
    }
}
