using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>A figure with percentile characteristics, out of the section under its name and the parts behind it.</summary>
internal static partial class PercentileReading
{
    private const int Enough = 5;

    /// <summary>Nothing when the section is no such stat block.</summary>
    public static PercentileFigure? Read(string name, IReadOnlyList<Block> blocks, IEnumerable<(string Title, IReadOnlyList<Block> Blocks)> parts)
    {
        if (blocks.Select(StatLine.Percentile.Of).Where(static stats => stats.Any(static stat => stat.On is "siz" or "pow")).Sum(static stats => stats.Count) < Enough)
            return null;

        var figure = new PercentileFigure(name);
        var abilities = new AbilityReading();
        var description = new List<string>();
        foreach (var (part, block) in FigureParts.Of(blocks, parts))
        {
            if (StatLine.Percentile.Of(block) is { Count: > 0 } stats && (stats.Count >= 3 || block is Table || figure.Stats.Count > 0))
                figure = figure with { Stats = [.. figure.Stats.UnionBy(stats, static stat => stat.On, StringComparer.Ordinal)] };
            if (block is Table table)
            {
                figure = figure with { Attacks = [.. figure.Attacks, .. Weapons.Of(table)] };
                continue;
            }

            foreach (var field in FigureLabels.Percentile.Of(block))
            {
                var told = field.Name ?? FigureLabels.Percentile.Field(part);
                var whole = field.Label is null || field.Name is not null ? field.Text : $"{field.Label} {field.Text}".Trim();
                if (field.Name is null && Weapons.ByChance(whole).ToList() is { Count: > 0 } attacks)
                    figure = figure with { Attacks = [.. figure.Attacks, .. attacks], Skills = Dodging(figure.Skills, whole) };
                else if (told is not null && (field.Name is not null || field.Label is null || told is "skills" or "attacks"))
                    figure = With(figure, told, whole);
                else if (field.Name is null && IsDodge(whole))
                    figure = figure with { Skills = Dodging(figure.Skills, whole) };
                else if (StatLine.Percentile.Of(whole).Count < 3 && !(field.Label is null || figure.Stats.Count == 0 ? false : abilities.Take(field)))
                    description.Add(whole);
            }
        }

        return (PercentileFigure)Completeness.Judged(figure with { Abilities = abilities.Abilities, Description = string.Join("\n", description) });
    }

    /// <summary>The figure with one field as a book, or a person, writes it.</summary>
    public static PercentileFigure With(PercentileFigure figure, string field, string text) => field switch
    {
        "hit_points" => figure with { HitPoints = FormValues.Whole(text) },
        "damage_bonus" => figure with { DamageBonus = text.Trim(' ', ',', '.') },
        "build" => figure with { Build = FormValues.Whole(text) },
        "move" => figure with { Move = FormValues.Whole(text) },
        "magic_points" => figure with { MagicPoints = FormValues.Whole(text) },
        "sanity" => figure with { Sanity = FormValues.Whole(text) },
        "luck" => figure with { Luck = FormValues.Whole(text) },
        "age" => figure with { Age = FormValues.Whole(text) },
        "occupation" => figure with { Occupation = text },
        "armor" => figure with { Armor = text },
        "skills" => figure with { Skills = [.. figure.Skills.UnionBy(FormValues.Chances(text), static skill => skill.On, StringComparer.Ordinal)] },
        "attacks" => figure with { Attacks = [.. figure.Attacks, .. Weapons.ByChance(text)], Skills = Dodging(figure.Skills, text) },
        "spells" => figure with { Spells = Values.List(text) },
        "sanity_loss" => figure with { SanityLoss = Loss().Match(text) is { Success: true } loss ? loss.Value.Replace(" ", "", StringComparison.Ordinal) : FormValues.Note(text) },
        "attacks_per_round" => figure with { AttacksPerRound = text },
        "fighting" => figure with { Abilities = [.. figure.Abilities, new("Fighting attacks", null, text)] },
        "languages" => figure with { Languages = text },
        "gear" => figure with { Gear = Values.List(text) },
        "description" => figure with { Description = text },
        _ => figure,
    };

    private static bool IsDodge(string text) => text.StartsWith("Dodge", StringComparison.OrdinalIgnoreCase) && FormValues.Chances(text).Count > 0;

    /// <summary>To dodge stands among the attacks and is a skill.</summary>
    private static IReadOnlyList<Bonus> Dodging(IReadOnlyList<Bonus> skills, string text) =>
        [.. skills.UnionBy(FormValues.Chances(text).Where(static chance => chance.On.EndsWith("dodge", StringComparison.Ordinal)).Select(static chance => chance with { On = "dodge" }), static skill => skill.On, StringComparer.Ordinal)];

    [GeneratedRegex(@"\d+(?:[Dd]\d+)?\s?/\s?\d+(?:[Dd]\d+)?(?:\s?\+\s?\d+)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Loss();
}
