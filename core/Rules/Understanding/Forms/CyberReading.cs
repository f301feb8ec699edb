using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>A figure with small stats, armor by place and implants, out of the section under its name and the parts behind it.</summary>
internal static partial class CyberReading
{
    private const int Enough = 6;

    private static readonly string[] Own = ["ref", "tech", "cool", "emp"];

    /// <summary>Nothing when the section is no such stat block.</summary>
    public static CyberFigure? Read(string name, IReadOnlyList<Block> blocks, IEnumerable<(string Title, IReadOnlyList<Block> Blocks)> parts)
    {
        var told = blocks.SelectMany(StatLine.Cyber.Of).DistinctBy(static stat => stat.On).ToList();
        if (told.Count < Enough || told.Count(static stat => Own.Contains(stat.On)) < 3)
            return null;

        var figure = new CyberFigure(name);
        var abilities = new AbilityReading();
        var description = new List<string>();
        foreach (var (part, block) in FigureParts.Of(blocks, parts))
        {
            if (StatLine.Cyber.Of(block) is var stats && (stats.Count >= 3 || (block is Table && stats.Count > 0)))
            {
                figure = figure with { Stats = [.. figure.Stats.UnionBy(stats, static stat => stat.On, StringComparer.Ordinal)] };
            }

            if (block is Table table)
            {
                figure = Tabled(figure, part, table);
                continue;
            }

            foreach (var field in FigureLabels.Cyber.Of(block))
            {
                var whole = field.Label is null || field.Name is not null ? field.Text : $"{field.Label} {field.Text}".Trim();
                if ((field.Name ?? (field.Label is null || Listed(part) ? FigureLabels.Cyber.Field(part) : null)) is { } known)
                    figure = With(figure, known, whole);
                else if (StatLine.Cyber.Of(whole).Count < 3 && (field.Label is null || figure.Stats.Count == 0 || !abilities.Take(field)))
                    description.Add(whole);
            }
        }

        return (CyberFigure)Completeness.Judged(figure with { Abilities = abilities.Abilities, Description = string.Join("\n", description) });
    }

    /// <summary>The figure with one field as a book, or a person, writes it; lists go on where they are told a second time.</summary>
    public static CyberFigure With(CyberFigure figure, string field, string text) => field switch
    {
        "hit_points" => figure with { HitPoints = FormValues.Whole(text) },
        "seriously_wounded" => figure with { SeriouslyWounded = FormValues.Whole(text) },
        "death_save" => figure with { DeathSave = FormValues.Whole(text) },
        "humanity" => figure with { Humanity = FormValues.Whole(text) },
        "reputation" => figure with { Reputation = FormValues.Whole(text) },
        "role" => figure with { Role = text },
        "stopping_power" or "armor" => Armored(figure, text),
        "armor_head" => Armored(figure, "Head " + text),
        "armor_body" => Armored(figure, "Body " + text),
        "attacks" => figure with { Attacks = [.. figure.Attacks, .. Weapons.ByDice(text)] },
        "skills" => figure with { Skills = [.. figure.Skills.UnionBy(FormValues.Levels(text), static skill => skill.On, StringComparer.Ordinal)] },
        "cyberware" => figure with { Cyberware = [.. figure.Cyberware, .. Values.List(text.Replace(';', ','))] },
        "gear" => figure with { Gear = [.. figure.Gear, .. Values.List(text.Replace(';', ','))] },
        "description" => figure with { Description = text },
        _ => figure,
    };

    private static bool Listed(string? part) => FigureLabels.Cyber.Field(part) is "skills" or "attacks" or "cyberware" or "gear";

    private static CyberFigure Tabled(CyberFigure figure, string? part, Table table)
    {
        var weapons = Weapons.Of(table).ToList();
        if (weapons.Count > 0)
            return figure with { Attacks = [.. figure.Attacks, .. weapons] };
        if (FigureLabels.Cyber.Field(part) is { } named)
            return With(figure, named, string.Join(", ", table.Rows.Select(static row => string.Join(' ', row))));
        return table.Header.Any(static cell => cell.Trim() == "SP")
            ? table.Rows.Aggregate(figure, static (armored, row) => Armored(armored, string.Join(' ', row)))
            : figure;
    }

    private static CyberFigure Armored(CyberFigure figure, string text)
    {
        var figures = FormValues.Short(text);
        var places = Place().Matches(figures).Select(static match => (On: match.Groups["place"].Value.ToLowerInvariant(), Value: Values.Whole(match.Groups["sp"].Value) ?? 0)).ToList();
        if (places.Count == 0 && Single().Match(figures) is { Success: true } single)
        {
            var value = Values.Whole(single.Groups["sp"].Value) ?? 0;
            places = [.. Named().Matches(figures).Select(named => (named.Value.ToLowerInvariant(), value))];
            places = places.Count > 0 ? places : [("all", value)];
        }

        var worn = Worn().Replace(figures, " ").Trim(' ', ',', ';', '(', ')', '.');
        return figure with
        {
            StoppingPower = [.. figure.StoppingPower.UnionBy(places.Select(static place => new Bonus(place.On, place.Value)), static place => place.On, StringComparer.Ordinal)],
            Armor = worn.Any(char.IsLetter) && text.Any(char.IsLetter) ? string.Join("; ", new[] { figure.Armor, text }.Where(static part => part.Length > 0)) : figure.Armor,
        };
    }

    private const string Places = "(?:[Hh]ead|[Bb]ody|[Tt]orso|[Aa]rms?|[Ll]egs?|HEAD|BODY)";

    [GeneratedRegex($@"\b(?<place>{Places})\b[^\d;,\n&/]{{0,40}}?(?<sp>\d{{1,2}})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:\bSP\s*:?\s*(?<sp>\d{1,2})|^\s*(?<sp>\d{1,2})\b|\b(?<sp>\d{1,2})\s*SP\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Single();

    [GeneratedRegex($@"\b{Places}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();

    [GeneratedRegex($@"\b(?:{Places}|SP)\b|[\d:()&/]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Worn();
}
