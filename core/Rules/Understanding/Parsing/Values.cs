using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Numbers, dice and lists out of the text of a field.</summary>
internal static partial class Values
{
    private const int Longest = 2_000;

    private static readonly string[] Ways = ["walk", "fly", "swim", "climb", "burrow", "hover", "crawl"];

    public static (int? Value, string? Note) Armor(string text)
    {
        var match = Number().Match(Short(text));
        if (!match.Success)
            return (null, text.Length == 0 ? null : text);

        var rest = (text[..match.Index] + text[(match.Index + match.Length)..]).Trim();
        rest = rest is ['(', .., ')'] && rest.IndexOf(')', StringComparison.Ordinal) == rest.Length - 1 ? rest[1..^1] : rest;
        return (int.Parse(match.Value), rest.Length == 0 ? null : rest);
    }

    public static (int? Value, string? Dice) Hits(string text)
    {
        var match = HitPoints().Match(Short(text));
        if (!match.Success)
            return (null, null);
        return (Whole(match.Groups["value"].Value), match.Groups["dice"] is { Success: true } dice ? Dice(dice.Value) : null);
    }

    /// <summary>"18d10 + 36" as "18d10+36", with a plain minus.</summary>
    public static string Dice(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-').Replace('–', '-').ToLowerInvariant();

    public static int? Whole(string text) => int.TryParse(text.Replace(",", "", StringComparison.Ordinal).Replace('−', '-').Replace('–', '-').Replace(" ", "", StringComparison.Ordinal).TrimStart('+'), out var value) ? value : null;

    public static IReadOnlyList<Speed> Speeds(string text)
    {
        var speeds = new List<Speed>();
        foreach (Match match in SpeedForm().Matches(Short(text)))
        {
            if (!int.TryParse(match.Groups["distance"].Value, out var distance))
                continue;

            var way = match.Groups["way"].Value.ToLowerInvariant();
            var note = match.Groups["note"] is { Success: true } noted ? noted.Value : null;
            speeds.Add(new(Ways.Contains(way) ? way : "walk", distance, note));
        }

        return speeds;
    }

    public static IReadOnlyList<Bonus> Bonuses(string text) =>
        [.. BonusForm().Matches(Short(text)).Select(static match => new Bonus(match.Groups["on"].Value.ToLowerInvariant(), Whole(match.Groups["value"].Value) ?? 0))];

    /// <summary>Six scores out of a line or a table laid flat, whichever way round.</summary>
    public static Abilities? Abilities(string text)
    {
        var pairs = AbilityPair().Matches(Short(text));
        var six = new int?[6];
        foreach (Match pair in pairs)
            six[Place(pair.Groups["on"].Value)] ??= Whole(pair.Groups["value"].Value);
        if (six.All(static score => score is not null))
            return Understanding.Abilities.Of(six);
        if (AbilityName().Matches(Short(text)).Select(static match => Place(match.Value)).Distinct().Count() < 6)
            return null;

        var scores = Score().Matches(Short(text)).Select(static match => Whole(match.Groups["score"].Value)).ToList();
        return scores.Count >= 6 ? Understanding.Abilities.Of(scores) : null;
    }

    public static (string? Challenge, int? Xp) Challenge(string text)
    {
        var match = ChallengeForm().Match(Short(text));
        var xp = Xp().Match(Short(text));
        return (match.Success ? match.Value.Replace("½", "1/2", StringComparison.Ordinal).Replace("¼", "1/4", StringComparison.Ordinal).Replace("⅛", "1/8", StringComparison.Ordinal) : null,
            xp.Success ? Whole(xp.Groups["xp"].Value) : null);
    }

    public static int? Passive(string text) => PassiveForm().Match(Short(text)) is { Success: true } match ? Whole(match.Groups["score"].Value) : null;

    /// <summary>At commas that stand in no bracket.</summary>
    public static IReadOnlyList<string> List(string text) =>
        [.. Comma().Split(Short(text)).Select(static part => part.Trim().TrimEnd('.')).Where(static part => part.Length > 0)];

    /// <summary>No value is longer; what follows is text.</summary>
    private static string Short(string text) => text.Length > Longest ? text[..Longest] : text;

    private static int Place(string name) => Array.IndexOf(["str", "dex", "con", "int", "wis", "cha"], name.ToLowerInvariant()[..3]);

    [GeneratedRegex(@"\d{1,3}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<value>\d{1,3}(?:,?\d{3})*)(?:\s*\((?<dice>\d+d\d+(?:\s*[+−–-]\s*\d+)?)\)?)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HitPoints();

    [GeneratedRegex(@"(?:^|[,;]\s*|\bor\s+)(?:(?<way>[A-Za-z]+)\s+)?(?<distance>\d{1,4})\s*(?:ft\.?|feet|m\b|squares?)?(?:\s*\((?<note>[^()]*)\))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpeedForm();

    [GeneratedRegex(@"(?<on>\p{L}+(?: \p{L}+){0,3})\s*(?<value>[+−–-]\s?\d{1,2})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BonusForm();

    [GeneratedRegex(@"\b(?<on>STR|DEX|CON|INT|WIS|CHA)[a-z]{0,10}\b[\s:.]*(?<value>\d{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AbilityPair();

    [GeneratedRegex(@"\b(STR|DEX|CON|INT|WIS|CHA)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AbilityName();

    [GeneratedRegex(@"(?<![\d+−–-])(?<score>\d{1,2})(?!\d)(?:\s*\([+−–-]?\s?\d{1,2}\))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Score();

    [GeneratedRegex(@"\d{1,2}(?:/\d)?|[½¼⅛]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChallengeForm();

    [GeneratedRegex(@"(?<xp>[\d,]+) XP|XP (?<xp>[\d,]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Xp();

    [GeneratedRegex(@"passive perception\s*:?\s*(?<score>\d{1,2})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PassiveForm();

    [GeneratedRegex(@",(?![^()]*\))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comma();
}
