using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>Values of a Fantasy Grounds database: leaves of text, and rows named id-00001 and so on.</summary>
internal static class FgReading
{
    private static readonly Dictionary<string, decimal> _coins = new(StringComparer.OrdinalIgnoreCase) { ["pp"] = 10, ["gp"] = 1, ["ep"] = 0.5m, ["sp"] = 0.1m, ["cp"] = 0.01m };

    public static string? Text(this XmlNodes node, string path) => node.At(path)?.Text?.Trim() is { Length: > 0 } text ? text : null;

    public static decimal? Number(this XmlNodes node, string path) =>
        decimal.TryParse(node.Text(path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000_000 ? number : null;

    public static int? Int(this XmlNodes node, string path) => node.Number(path) is { } number ? (int)Math.Truncate(number) : null;

    public static IEnumerable<XmlNodes> Rows(this XmlNodes node, string path) =>
        node.At(path)?.Children.Where(static row => row.Name.StartsWith("id-", StringComparison.Ordinal)) ?? [];

    /// <summary>"d6,d6" and "2d6" are the same dice.</summary>
    public static string? Dice(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
        {
            return null;
        }

        var parts = text.Split([',', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var same = parts.GroupBy(static part => part.ToLowerInvariant(), StringComparer.Ordinal)
            .Select(static group => group.Key.StartsWith('d') ? $"{group.Count()}{group.Key}" : string.Join('+', Enumerable.Repeat(group.Key, group.Count())));
        return string.Join('+', same);
    }

    /// <summary>"75 gp" in the main coin.</summary>
    public static decimal? Price(string? text)
    {
        var parts = text?.Replace(",", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length == 2 && _coins.TryGetValue(parts[1], out var rate) && decimal.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1_000_000
            ? number * rate
            : null;
    }

    public static string Signed(int number) => number == 0 ? "" : number.ToString("+0;-0", CultureInfo.InvariantCulture);

    public static int Modifier(XmlNodes character, string? ability) =>
        ability is null ? 0 : character.Int($"abilities/{AttributeNames.Long(ability)}/bonus") ?? AttributeNames.FromScore(character.Int($"abilities/{AttributeNames.Long(ability)}/score")) ?? 0;
}
