using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>A spell of a game with ranks and traditions, out of the section under its name.</summary>
internal static partial class RankedSpellReading
{
    /// <summary>Nothing when the section is no such spell.</summary>
    public static RankedSpell? Read(string name, IReadOnlyList<Block> blocks)
    {
        if (!blocks.Take(4).Any(static block => RankLine.Of(Words.Of(block)) is not null))
            return null;

        var fields = blocks.SelectMany(static block => block is Table ? [new EntryField(null, null, Words.Of(block), block)] : RankedLabels.Spell.Of(block)).ToList();
        var ranked = fields.FindIndex(static field => RankLine.Of(Whole(field)) is { OfCreature: false, Name: "" });
        var known = fields.Select(static field => field.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (ranked is < 0 or > 3 || !(known.Contains("cast") || known.Contains("traditions")))
            return null;

        var line = RankLine.Of(Whole(fields[ranked]))!;
        var spell = new RankedSpell(name) { Kind = line.Kind, Rank = line.Rank };
        var first = fields.FindIndex(static field => field.Name is not null);
        var description = new List<string>();
        var fresh = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < fields.Count; at++)
        {
            var field = fields[at];
            if (at == ranked)
                continue;
            if (at < first && spell.Traits.Count == 0 && TraitLine.Of(Whole(field)) is { } traits)
                spell = spell with { Traits = traits.Traits };
            else if (field.Name == "outcome")
                spell = spell with { Outcomes = [.. spell.Outcomes, new(Labels.Bare(field.Label), field.Text)] };
            else if (Higher(Whole(field)) is { Count: > 0 } higher)
                spell = spell with { Heightened = [.. spell.Heightened, .. higher] };
            else if (field.Name is not null && description.Count == 0 && fresh.Add(field.Name))
                spell = With(spell, field.Name, field.Text);
            else
                description.Add(Whole(field));
        }

        return (RankedSpell)Completeness.Judged(spell with { Description = string.Join("\n", description) });
    }

    /// <summary>The spell with one field as a book, or a person, writes it.</summary>
    public static RankedSpell With(RankedSpell spell, string field, string text) => field switch
    {
        "rank" or "level" => spell with { Rank = Values.Whole(text) },
        "traits" => spell with { Traits = Values.List(text) },
        "traditions" => spell with { Traditions = Values.List(text) },
        "cast" => Casting(spell, text),
        "range" => spell with { Range = text },
        "area" => spell with { Area = text },
        "targets" => spell with { Targets = text },
        "defense" => spell with { Defense = text },
        "duration" => spell with { Duration = text },
        "trigger" => spell with { Trigger = text },
        "requirements" => spell with { Requirements = text },
        "cost" => spell with { Cost = text },
        "description" => spell with { Description = text },
        _ => spell,
    };

    /// <summary>"[two-actions] somatic, verbal", "10 minutes (material)".</summary>
    private static RankedSpell Casting(RankedSpell spell, string text)
    {
        var (cost, rest) = ActionCost.Taken(text);
        if (cost is null && Time().Match(text) is { Success: true } time)
            (cost, rest) = (time.Value.Trim(), text[time.Length..]);
        return spell with { Cast = cost ?? text, Components = cost is null ? [] : Values.List(rest.Trim(' ', '(', ')', ';')) };
    }

    private static List<Feature> Higher(string text)
    {
        var marks = Heightened().Matches(text.Length > 6_000 ? "" : text);
        return marks is [{ Index: 0 }, ..] ? [.. marks.Select((mark, at) => new Feature(mark.Groups["at"].Value, text[(mark.Index + mark.Length)..(at + 1 < marks.Count ? marks[at + 1].Index : text.Length)].Trim()))] : [];
    }

    private static string Whole(EntryField field) => field.Label is null ? field.Text : $"{field.Label} {field.Text}".Trim();

    [GeneratedRegex(@"^\d{1,3} (?:minutes?|hours?|rounds?|days?)\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"\bHeightened \((?<at>\+?\d{1,2}(?:st|nd|rd|th)?)\):?\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heightened();
}
