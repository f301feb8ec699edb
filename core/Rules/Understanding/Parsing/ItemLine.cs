using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>"Wondrous item, rare (requires attunement by a druid)".</summary>
internal sealed partial record ItemLine(string Kind, string Rarity, string? Attunement)
{
    private const int Longest = 200;

    public static ItemLine? Of(string text)
    {
        if (text.Length > Longest || Form().Match(text) is not { Success: true } match)
            return null;

        var attunement = Asks().Match(match.Groups["rarity"].Value + match.Groups["asks"].Value);
        return new(match.Groups["kind"].Value.Trim(), match.Groups["rarity"].Value.Trim(), attunement.Success ? attunement.Groups["how"].Value.Trim() : null);
    }

    [GeneratedRegex(@"^(?<kind>(?:Armor|Armour|Weapon|Wondrous item|Ring|Rod|Staff|Wand|Potion|Scroll|Adventuring gear|Ammunition|Shield|Tool|Instrument)\b(?: ?\([^()]{1,100}\))?),? (?<rarity>(?:common|uncommon|rare|very rare|legendary|artifact|unique|rarity (?:varies|by)|unknown rarity)\b(?:(?! \(requires).){0,120}?)(?<asks> ?\(requires attunement[^()]{0,100}\))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"requires attunement\s*(?<how>[^()]*)\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asks();
}
