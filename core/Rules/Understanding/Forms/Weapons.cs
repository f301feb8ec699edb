using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Attacks as the lines and tables of figures tell them.</summary>
internal static partial class Weapons
{
    /// <summary>"Knife 45% (22/9), damage 1D4+DB": several may stand in one paragraph. What tells no damage is no attack.</summary>
    public static IEnumerable<Attack> ByChance(string text)
    {
        text = FormValues.Short(text);
        var found = Chance().Matches(text);
        for (var at = 0; at < found.Count; at++)
        {
            var rest = text[(found[at].Index + found[at].Length)..(at + 1 < found.Count ? found[at + 1].Index : text.Length)];
            if (Damage().Match(rest) is not { Success: true } damage)
                continue;

            yield return new Attack(found[at].Groups["name"].Value.Trim())
            {
                Chance = Values.Whole(found[at].Groups["chance"].Value),
                Damage = damage.Groups["damage"].Value.Trim(),
                Note = FormValues.Note(rest[(damage.Index + damage.Length)..]),
            };
        }
    }

    /// <summary>"Heavy pistol +14 (3d6, ROF 2)".</summary>
    public static IEnumerable<Attack> ByDice(string text) => Dice().Matches(FormValues.Short(text)).Select(static match => new Attack(match.Groups["name"].Value.Trim())
    {
        Bonus = match.Groups["bonus"] is { Success: true } bonus ? Values.Whole(bonus.Value) : null,
        Damage = match.Groups["damage"].Value.Replace(" ", "", StringComparison.Ordinal),
        Note = Rate(match.Value),
    });

    /// <summary>A column of names, one of damage, and others that are kept as they are.</summary>
    public static IEnumerable<Attack> Of(Table table)
    {
        var columns = table.Header.Select(static name => name.Trim().ToLowerInvariant()).ToList();
        var damage = columns.FindIndex(static column => column.StartsWith("damage", StringComparison.Ordinal) || column == "dmg");
        if (damage <= 0)
            yield break;

        foreach (var row in table.Rows.Where(row => row.Count > damage && row[0].Length > 0 && row[damage].Length > 0))
        {
            var others = Enumerable.Range(1, row.Count - 1).Where(at => at != damage && at < columns.Count && row[at].Length > 0).Select(at => $"{table.Header[at].Trim()} {row[at]}").ToList();
            var chance = row.FirstOrDefault(static cell => cell.EndsWith('%'));
            yield return new Attack(row[0]) { Damage = row[damage], Chance = chance is null ? null : Values.Whole(chance.TrimEnd('%', ' ')), Note = others.Count == 0 ? null : string.Join(", ", others) };
        }
    }

    private static string? Rate(string text) => Rof().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"(?<![\w+/])(?<name>(?:\.\d\d |(?!DB\b)\p{Lu})[\p{L}\d .’'()/-]{1,50}?)\s*(?<chance>\d{1,3})\s?%(?:\s*\(\d{1,3}/\d{1,3}\))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chance();

    [GeneratedRegex(@"^[\s,;:–—-]*(?:(?:[Dd]amage|dmg)\s*:?\s*(?<damage>(?:\d+[Dd]\d+|DB|\d+|[Hh]alf DB)(?:\s*[+−–/-]\s*(?:\d+[Dd]\d+|[Hh]alf DB|DB|\d+))*)|(?<damage>\d+[Dd]\d+(?:\s*[+−–/-]\s*(?:\d+[Dd]\d+|DB|\d+))*)|[Dd]amage\s*:?\s*(?<damage>[^.;,]{3,60}))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Damage();

    [GeneratedRegex(@"(?<name>\p{Lu}[\p{L}\d ’'./-]{1,40}?)(?:\s+(?<bonus>\+\d{1,2}))?[\s:,(–—-]+(?:ROF ?\d[,;\s]*)?(?:(?:DMG|Damage|damage):?\s*)?(?<damage>\d{1,2}[dD]\d{1,2}(?:\s?[+−-]\s?\d+)?)(?:[,;\s]*\(?ROF ?\d)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dice();

    [GeneratedRegex(@"ROF ?\d", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rof();
}
