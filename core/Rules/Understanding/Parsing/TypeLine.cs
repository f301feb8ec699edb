using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>"Large aberration (shapechanger), lawful evil".</summary>
internal sealed partial record TypeLine(string Size, string Kind, string? Subtype, string Alignment)
{
    private const int Longest = 160;

    public static TypeLine? Of(string text)
    {
        if (text.Length > Longest || Form().Match(text) is not { Success: true } match)
            return null;

        return new(match.Groups["size"].Value, match.Groups["kind"].Value.Trim(), match.Groups["sub"] is { Success: true } sub ? sub.Value : null, match.Groups["alignment"].Value.Trim());
    }

    [GeneratedRegex(@"^(?<size>(?:Tiny|Small|Medium|Large|Huge|Gargantuan)(?:(?: or |/)(?:Tiny|Small|Medium|Large|Huge|Gargantuan))?) (?<kind>[^,()]{2,60}?)(?: ?\((?<sub>[^()]{1,80})\))?, ?(?<alignment>(?:typically |usually |often |any |unaligned|lawful|neutral|chaotic|true ).{0,80})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
