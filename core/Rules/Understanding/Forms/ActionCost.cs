using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>The signs and words by which books say what something costs to do.</summary>
internal static partial class ActionCost
{
    public const string Pattern = @"(?:\[(?:(?:one|two|three|free|single|1|2|3)[- ]actions?|reaction)(?: to (?:two|three|2|3)[- ]actions?)?\]|[◆◇⤾⟳↺⭓⭻⬻⮌]{1,3}|(?:Single|One|Two|Three|Free)[ -]Actions?\b(?! (?:to|or|that|per))|Reaction\b(?= |$))";

    private const int Longest = 200;

    /// <summary>The cost at the beginning of a text, and the text behind it.</summary>
    public static (string? Cost, string Behind) Taken(string text)
    {
        var match = Begin().Match(text);
        return match.Success ? (Named(match.Groups["cost"].Value), text[match.Length..]) : (null, text);
    }

    /// <summary>The cost at the end of a name, and the name without it.</summary>
    public static (string? Cost, string Name) Ending(string name)
    {
        var match = End().Match(name.Length > Longest ? "" : name);
        return match.Success ? (Named(match.Groups["cost"].Value), name[..match.Index].TrimEnd()) : (null, name);
    }

    private static string Named(string sign) => sign switch
    {
        "◆" => "one action",
        "◆◆" => "two actions",
        "◆◆◆" => "three actions",
        ['◇', ..] => "free action",
        [not ('[' or (>= 'A' and <= 'Z')), ..] => "reaction",
        _ => Worded(sign.Trim('[', ']').Replace('-', ' ').ToLowerInvariant()),
    };

    private static string Worded(string words) => words switch
    {
        "single action" or "1 action" => "one action",
        "2 actions" => "two actions",
        "3 actions" => "three actions",
        _ => words,
    };

    [GeneratedRegex($@"^\s*(?<cost>{Pattern})\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Begin();

    [GeneratedRegex($@"(?<=\S)\s*(?<cost>{Pattern})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex End();
}
