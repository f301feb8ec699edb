using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>The labels of figures with percentile skills, and of those with implants.</summary>
internal static partial class FigureLabels
{
    public static FormFields Percentile { get; } = new(PercentileLabel(), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hp"] = "hit_points",
        ["hit points"] = "hit_points",
        ["db"] = "damage_bonus",
        ["damage bonus"] = "damage_bonus",
        ["average damage bonus"] = "damage_bonus",
        ["build"] = "build",
        ["average build"] = "build",
        ["move"] = "move",
        ["mov"] = "move",
        ["movement"] = "move",
        ["mp"] = "magic_points",
        ["magic points"] = "magic_points",
        ["average magic points"] = "magic_points",
        ["san"] = "sanity",
        ["sanity"] = "sanity",
        ["luck"] = "luck",
        ["age"] = "age",
        ["occupation"] = "occupation",
        ["armor"] = "armor",
        ["armour"] = "armor",
        ["skills"] = "skills",
        ["spells"] = "spells",
        ["sanity loss"] = "sanity_loss",
        ["attacks per round"] = "attacks_per_round",
        ["attacks"] = "attacks",
        ["combat"] = "attacks",
        ["weapons"] = "attacks",
        ["fighting attacks"] = "fighting",
        ["languages"] = "languages",
        ["language"] = "languages",
        ["possessions"] = "gear",
        ["equipment"] = "gear",
    });

    public static FormFields Cyber { get; } = new(CyberLabel(), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hp"] = "hit_points",
        ["hit points"] = "hit_points",
        ["seriously wounded"] = "seriously_wounded",
        ["death save"] = "death_save",
        ["humanity"] = "humanity",
        ["reputation"] = "reputation",
        ["rep"] = "reputation",
        ["role"] = "role",
        ["sp"] = "stopping_power",
        ["head"] = "armor_head",
        ["body"] = "armor_body",
        ["armor"] = "armor",
        ["armour"] = "armor",
        ["weapons"] = "attacks",
        ["weapon"] = "attacks",
        ["attacks"] = "attacks",
        ["skills"] = "skills",
        ["skill bases"] = "skills",
        ["cyberware"] = "cyberware",
        ["implants"] = "cyberware",
        ["gear"] = "gear",
        ["equipment"] = "gear",
        ["possessions"] = "gear",
    });

    [GeneratedRegex(@"(?<![\w’'(+/])(?:(?<label>HP|Hit Points)(?=:? \d)|(?<label>(?:Average )?(?:Damage Bonus|DB))(?=:? (?:[+−–-]?\d|[Nn]one|0))|(?<label>(?:Average )?Build)(?=:? [+−–-]?\d)|(?<label>Move|MOV|Movement)(?=:? \d)"
        + @"|(?<label>(?:Average )?(?:Magic Points|MP))(?=:? (?:\d|[Nn]))|(?<label>SAN|Sanity)(?=:? \d)|(?<label>Luck)(?=:? \d{1,2}(?!\d| ?%))|(?<label>Age)(?=:? \d)|(?<label>Occupation)(?=: \p{L})|(?<label>Armou?r)(?=: )|(?<label>Skills)(?=:? \p{Lu}[^\n]{2,50}?\d ?%)"
        + @"|(?<label>Spells)(?=: )|(?<label>Sanity Loss)(?=:? (?:\d|None|none))|(?<label>Attacks per [Rr]ound)(?=:? \d)|(?<label>Fighting [Aa]ttacks)(?=: )|(?<label>Languages?)(?=: )|(?<label>Combat|Weapons|Attacks)(?=: )|(?<label>Possessions|Equipment)(?=: ))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PercentileLabel();

    [GeneratedRegex(@"(?<![\w’'(+/])(?:(?<label>HP|Hit Points)(?=:? \d)|(?<label>Seriously Wounded)(?=:? \d)|(?<label>Death Save)(?=:? \d)|(?<label>Humanity)(?=:? \d)|(?<label>Rep(?:utation)?)(?=:? \d)|(?<label>Role)(?=: )"
        + @"|(?<label>SP)(?=: )|(?<label>Head|Body)(?=:? [^\n;]{0,40}?\bSP ?\d)|(?<label>Armou?r)(?=: )|(?<label>Weapons?|Attacks)(?=: )|(?<label>Skill Bases|Skills)(?=: )|(?<label>Cyberware|Implants)(?=: )|(?<label>Gear|Equipment|Possessions)(?=: ))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CyberLabel();
}
