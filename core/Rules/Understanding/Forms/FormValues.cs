using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Parts of a field's text that several forms share.</summary>
internal static partial class FormValues
{
    private const int Longest = 2_000;

    /// <summary>The figure at its beginning.</summary>
    public static string First(string text) => Figure().Match(text) is { Success: true } match ? match.Groups["figure"].Value : "";

    public static int? Whole(string text) => Values.Whole(First(text));

    /// <summary>What stands behind the figure at its beginning.</summary>
    public static string Behind(string text) => Figure().Match(text) is { Success: true } match ? text[match.Length..].Trim(' ', ';', ',') : text;

    /// <summary>At the first semicolon.</summary>
    public static (string Before, string Behind) Parted(string text) =>
        text.IndexOf(';', StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    public static string? Note(string? text) => text?.Trim(' ', ';', ',', '.') is { Length: > 0 } note ? note : null;

    /// <summary>"Navigate 45%, Spot Hidden 50% (25/10)": skills with their chances.</summary>
    public static IReadOnlyList<Bonus> Chances(string text) =>
        [.. Chance().Matches(Short(text)).Select(static match => new Bonus(match.Groups["on"].Value.Trim().ToLowerInvariant(), Values.Whole(match.Groups["value"].Value) ?? 0))];

    /// <summary>"Handgun 14, Athletics +10, Stealth (9)": skills with small figures.</summary>
    public static IReadOnlyList<Bonus> Levels(string text) =>
        [.. Level().Matches(Short(text)).Select(static match => new Bonus(match.Groups["on"].Value.Trim().ToLowerInvariant(), Values.Whole(match.Groups["value"].Value) ?? 0))];

    public static string Short(string text) => text.Length > Longest ? text[..Longest] : text;

    [GeneratedRegex(@"^\s*:?\s*(?<figure>[+−–-]?\s?\d{1,4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<![\w+/])(?<on>(?!DB\b)\p{Lu}[\p{L}\d .’'()/&:-]{1,50}?)\s*(?<value>\d{1,3})\s?%", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chance();

    [GeneratedRegex(@"(?<on>\p{Lu}[\p{L} ’'/&-]{1,40}?(?: \([\p{L} ’']{2,30}\))?)\s*[:+(]?\s*(?<value>\d{1,2})\)?(?=\s*(?:[,;.•|]|$|\p{Lu}))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Level();
}
