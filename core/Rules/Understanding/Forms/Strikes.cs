using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>"[one-action] jaws +12 (agile, reach 10 feet), Damage 2d6+4 piercing".</summary>
internal static partial class Strikes
{
    private const int Longest = 1_000;

    public static Attack? Of(string way, string text)
    {
        var (cost, rest) = ActionCost.Taken(text.Length > Longest ? text[..Longest] : text);
        var match = Form().Match(rest);
        return !match.Success ? null : new Attack(match.Groups["name"].Value.Trim())
        {
            Way = way,
            Cost = cost,
            Bonus = Values.Whole(match.Groups["bonus"].Value),
            Traits = Values.List(match.Groups["traits"].Value),
            Damage = match.Groups["damage"].Value.Trim(),
            Note = match.Groups["effect"] is { Success: true } effect ? effect.Value.Trim() : null,
        };
    }

    /// <summary>"DC 22, attack +14; 3rd fear, slow; Cantrips (2nd) daze".</summary>
    public static Casting Cast(string kind, string text)
    {
        var start = Start().Match(text);
        return new(kind, Whole(start, "dc"), Whole(start, "attack"), text[start.Length..].Trim());
    }

    public static bool IsCasting(string label) => CastingLabel().IsMatch(label);

    private static int? Whole(Match match, string group) => match.Groups[group] is { Success: true } found ? Values.Whole(found.Value) : null;

    [GeneratedRegex(@"^(?<name>.{1,70}?)\s+(?<bonus>[+−–-]\d{1,2})(?=[\s,;(\[]|$)(?:\s*\[[^\]]{0,40}\])?(?:\s*\((?<traits>[^()]{0,200})\))?\s*,?\s*(?:(?:Damage:?\s*(?<damage>.{1,300}?)|Effect:?\s*(?<effect>.{1,600})))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?:\s*[,;]?\s*(?:(?:[Ss]pell )?DC (?<dc>\d{1,2})|(?:[Ss]pell )?attack (?:modifier )?(?<attack>\+\d{1,2})))*[;,:]?\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:\p{Lu}[\p{L}’']{1,20} ){1,4}(?:Spells|Rituals|Cantrips)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CastingLabel();
}
