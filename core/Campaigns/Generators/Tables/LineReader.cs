using System.Collections.Immutable;
using System.Globalization;

namespace PluginHost.Campaigns.Generators;

/// <summary>Reads one line of a table: its weight or its totals, its text, its fields.</summary>
internal static class LineReader
{
    /// <returns>The line; null when its number is none.</returns>
    public static TableLine? Read(string line, bool byDice)
    {
        var (weight, lowest, highest) = (1, (long?)null, (long?)null);
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var cross = line.IndexOf('x', StringComparison.Ordinal);
        if (byDice)
        {
            if (colon < 1 || Range(line[..colon]) is not { } range)
            {
                return null;
            }

            (lowest, highest, line) = (range.Lowest, range.Highest, line[(colon + 1)..]);
        }
        else if (cross > 0 && cross + 1 < line.Length && line[cross + 1] == ' ' && line.AsSpan(0, cross).ContainsAnyExceptInRange('0', '9') is false)
        {
            if (!int.TryParse(line.AsSpan(0, cross), NumberStyles.None, CultureInfo.InvariantCulture, out weight) || weight is < 1 or > TableLimits.Weight)
            {
                return null;
            }

            line = line[(cross + 1)..];
        }

        var parts = Marks.Split(line, '|');
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                fields[part[..equals].Trim().ToLowerInvariant()] = part[(equals + 1)..].Trim();
            }
        }

        return new TableLine(parts[0].Trim(), weight, lowest, highest, fields.ToImmutable());
    }

    /// <summary>A number, or two with a dash between.</summary>
    public static (long Lowest, long Highest)? Range(string text)
    {
        text = text.Trim().Replace('–', '-');
        var dash = text.IndexOf('-', Math.Min(1, text.Length));
        var first = dash < 0 ? text : text[..dash];
        var last = dash < 0 ? text : text[(dash + 1)..];
        return Whole(first) is { } low && Whole(last) is { } high && low <= high ? (low, high) : null;
    }

    // A percentile table ends with 00.
    private static long? Whole(string text) =>
        text.Trim() == "00" ? 100 : long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= TableLimits.Weight ? number : null;
}
