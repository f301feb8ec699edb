using System.Text.RegularExpressions;

namespace PluginHost.Rules.Reading.PlainText;

/// <summary>Guesses whether a line is a heading by what it looks like.</summary>
internal static partial class PlainHeadings
{
    public const int Longest = 80;

    public static bool IsUnderline(string line) => line.Length >= 3 && line[0] is '=' or '-' or '~' && line.All(letter => letter == line[0]);

    /// <summary>0 when it is none.</summary>
    /// <param name="alone">An empty line follows.</param>
    public static int Level(string line, bool alone)
    {
        if (line.Length > Longest || line[^1] is '.' or ',' or ';' or ':' or '?')
            return 0;
        if (Chapter().IsMatch(line))
            return 1;
        if (Numbered().Match(line) is { Success: true } numbered && alone)
            return Math.Min(6, numbered.Groups["number"].Value.Count(static letter => letter == '.') + 1);
        if (line.Any(char.IsLetter) && !line.Any(char.IsLower) && line.Count(char.IsLetter) >= 3)
            return 2;

        var words = line.Split(' ');
        return alone && words.Length <= 8 && char.IsUpper(line[0]) && !words.Any(static word => word.Length > 3 && char.IsLower(word[0])) && !line.Any(char.IsDigit) ? 3 : 0;
    }

    public static bool IsField(string line) => Fielded().IsMatch(line);

    [GeneratedRegex(@"^(chapter|part|appendix|book)\s+([0-9]+|[ivxlc]+|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^(?<number>\d{1,3}(?:\.\d{1,3}){0,4})\.?\s+\p{Lu}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(\p{Lu}[\w'’]*(?: [\w'’]+){0,3}:\s|(Armor Class|Hit Points|Speed|Saving Throws|Skills|Damage (Vulnerabilities|Resistances|Immunities)|Condition Immunities|Senses|Languages|Challenge)\s)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fielded();
}
