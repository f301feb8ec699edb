using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>"2nd-level evocation (ritual)", "Evocation cantrip", "Level 2 Evocation (Bard, Wizard)".</summary>
internal sealed partial record SpellLine(int Level, string School, bool Ritual, IReadOnlyList<string> Classes)
{
    private const int Longest = 120;
    private const string Schools = "(?<school>abjuration|conjuration|divination|enchantment|evocation|illusion|necromancy|transmutation)";

    public static SpellLine? Of(string text)
    {
        if (text.Length > Longest || Form().Match(text) is not { Success: true } match)
            return null;

        var rest = match.Groups["rest"].Value;
        var classes = rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static part => part.Length > 2 && char.IsUpper(part[0]));
        return new(match.Groups["level"] is { Success: true } level ? int.Parse(level.Value) : 0, match.Groups["school"].Value.ToLowerInvariant(),
            rest.Contains("ritual", StringComparison.OrdinalIgnoreCase), [.. classes]);
    }

    [GeneratedRegex($@"^(?:(?<level>[1-9])(?:st|nd|rd|th)?[- ]?level {Schools}(?: spell)?|{Schools} cantrip|level (?<level>[1-9]) {Schools}|(?<level>0)(?:th)?[- ]level {Schools})(?: ?\((?<rest>[^)]*)\))?(?: ?\(ritual\))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
