using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>The labels of creatures and of spells that have a rank.</summary>
internal static partial class RankedLabels
{
    public static FormFields Creature { get; } = new(CreatureLabel(), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["perception"] = "perception",
        ["languages"] = "languages",
        ["skills"] = "skills",
        ["str"] = "stats",
        ["items"] = "gear",
        ["ac"] = "armor_class",
        ["fort"] = "saves",
        ["fortitude"] = "saves",
        ["hp"] = "hit_points",
        ["hardness"] = "hardness",
        ["immunities"] = "immunities",
        ["weaknesses"] = "weaknesses",
        ["resistances"] = "resistances",
        ["speed"] = "speeds",
        ["melee"] = "melee",
        ["ranged"] = "ranged",
    });

    public static FormFields Spell { get; } = new(SpellLabel(), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["traditions"] = "traditions",
        ["tradition"] = "traditions",
        ["cast"] = "cast",
        ["range"] = "range",
        ["area"] = "area",
        ["targets"] = "targets",
        ["target"] = "targets",
        ["defense"] = "defense",
        ["saving throw"] = "defense",
        ["duration"] = "duration",
        ["trigger"] = "trigger",
        ["requirements"] = "requirements",
        ["cost"] = "cost",
        ["critical success"] = "outcome",
        ["success"] = "outcome",
        ["failure"] = "outcome",
        ["critical failure"] = "outcome",
    });

    [GeneratedRegex(@"(?<![\w’'(+])(?:(?<label>Perception)(?=:? [+−–-]?\d)|(?<label>Languages)(?=:? (?:[—–-]|\p{L}))|(?<label>Skills)(?=:? \p{Lu}[\p{L} ]{1,30} [+−–-]\d)|(?<label>Str)(?=:? [+−–-]?\d{1,2},)|(?<label>Items)(?=:? [+\p{L}])"
        + @"|(?<label>AC)(?=:? \d)|(?<label>Fort(?:itude)?)(?=:? [+−–-]\d)|(?<label>HP)(?=:? \d)|(?<label>Hardness)(?=:? \d)|(?<=^|[;.] ?)(?<label>Immunities|Weaknesses|Resistances)(?=:? \p{L})|(?<label>Speed)(?=:? (?:\d|[—–]|fly|swim|climb|burrow))"
        + $@"|(?<label>Melee|Ranged)(?=:? (?:{ActionCost.Pattern}|[^.\n]{{1,60}}? [+−–-]\d{{1,2}}\b)))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CreatureLabel();

    [GeneratedRegex($@"(?<=^|[;.] ?|\d |\w )(?:(?<label>Traditions?)(?=:? (?:arcane|divine|occult|primal))|(?<label>Cast)(?=:? (?:{ActionCost.Pattern}|\d+ (?:minute|hour|round|day)))"
        + @"|(?<label>Range)(?=:? (?:\d|touch|planetary|unlimited|self|sight))|(?<label>Area)(?=:? (?:\d|all |\p{Ll}))|(?<label>Targets?)(?=:? (?:\d|\p{Ll}))|(?<label>Defense|Saving Throw)(?=:? (?:basic |AC|Fort|Ref|Will|see ))|(?<label>Duration)(?=:? (?:\d|\p{Ll}))"
        + @"|(?<=^|[;.] )(?<label>Critical Success|Critical Failure|(?<!Critical )(?:Success|Failure))(?=:? (?:The|You|Each|It|A|An|As)\b)|(?<=^|; )(?<label>Trigger|Requirements|Cost)(?=:? \p{L}))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpellLabel();
}
