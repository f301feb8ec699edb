using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>"Creature 4", "Spell 3", "Cantrip 1": alone, or behind a name.</summary>
/// <param name="Name">Empty when it stands alone.</param>
internal sealed partial record RankLine(string Name, string Kind, int Rank)
{
    private const int Longest = 90;

    public bool OfCreature => Kind == "creature";

    public static RankLine? Of(string text)
    {
        if (text.Length > Longest || Form().Match(text) is not { Success: true } match)
            return null;

        return new(match.Groups["name"].Value.Trim(' ', ',', '—', '–', '('), match.Groups["kind"].Value.ToLowerInvariant(), Values.Whole(match.Groups["rank"].Value) ?? 0);
    }

    [GeneratedRegex(@"^(?<name>.{0,70}?)(?<=^|[\s(])(?<kind>CREATURE|SPELL|CANTRIP|FOCUS|RITUAL|Creature|Spell|Cantrip|Focus|Ritual)(?: [Ss]pell)? (?<rank>[−–-]?\d{1,2})\)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
