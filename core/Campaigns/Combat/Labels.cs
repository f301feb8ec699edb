using System.Globalization;

namespace PluginHost.Campaigns;

/// <summary>What everyone calls those whose names they do not know.</summary>
internal static class Labels
{
    private const string Unknown = "Unknown creature ";

    public static string Next(IEnumerable<Fighter> present) => Numbered(1 + present.Select(static one => NumberOf(one.Label)).DefaultIfEmpty(0).Max());

    public static string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"{Unknown}{number}");

    private static int NumberOf(string? label) =>
        label?.StartsWith(Unknown, StringComparison.Ordinal) == true && int.TryParse(label.AsSpan(Unknown.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1_000_000) : 0;
}
