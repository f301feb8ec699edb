using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginHost.Dice.Tests;

/// <summary>Reads the dice of an example as rpg-dice-roller shows them, and puts them into the order in which they fall.</summary>
internal static partial class Rendered
{
    public static IReadOnlyList<long> Faces(string rendered)
    {
        var faces = new List<long>();
        foreach (Match pool in Pool().Matches(rendered))
        {
            var later = new List<long>();
            var penetrated = false;
            var chained = false;
            foreach (Match die in Shown().Matches(pool.Value))
            {
                (chained ? later : faces).Add(long.Parse(die.Groups["face"].Value, CultureInfo.InvariantCulture) + (penetrated ? 1 : 0));
                chained = die.Groups["marks"].Value.Contains('!', StringComparison.Ordinal);
                penetrated = chained && die.Groups["marks"].Value.Contains('p', StringComparison.Ordinal);
            }

            faces.AddRange(later);
        }

        return faces;
    }

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Pool();

    [GeneratedRegex(@"(?<face>-?\d+)(?<marks>[^\d,\] -]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Shown();
}
