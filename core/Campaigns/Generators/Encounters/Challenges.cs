using System.Globalization;

namespace PluginHost.Campaigns.Generators;

/// <summary>A challenge rating or a creature's level as books write it.</summary>
internal static class Challenges
{
    /// <returns>The number; null when the text is none.</returns>
    public static decimal? Read(string? text)
    {
        var first = (text ?? "").Trim().Split(' ', '(')[0];
        if (first.Split('/') is [var over, var under])
        {
            return int.TryParse(over, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && int.TryParse(under, NumberStyles.None, CultureInfo.InvariantCulture, out var parts) && one < 100 && parts is > 0 and < 100 ? (decimal)one / parts : null;
        }

        return decimal.TryParse(first, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= -1 and <= 30 ? number : null;
    }
}
