using System.Text.RegularExpressions;

namespace PluginHost.Rules.Reading.Json;

/// <summary>"bonus-action" as "1 bonus action", "10minutes" as "10 minutes".</summary>
internal static partial class OpenTwoTimes
{
    public static string Casting(string text, string? condition)
    {
        var words = Joint().Replace(text.Replace('-', ' ').Replace('_', ' '), "${number} ${unit}").Trim();
        words = words.Length > 0 && !char.IsDigit(words[0]) ? "1 " + words : words;
        return condition is null ? words : $"{words}, {condition}";
    }

    [GeneratedRegex(@"(?<number>\d)(?<unit>\p{L})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joint();
}
