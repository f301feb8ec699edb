using System.Globalization;

namespace PluginHost.Rules.Layout;

/// <summary>Learns the printed page numbers from running heads and feet.</summary>
internal static class PageLabels
{
    private const string Digits = "ivxlcdm";

    /// <summary>A label for each page when the numbers found count up with the pages; otherwise none.</summary>
    public static IReadOnlyList<string> Learn(List<List<Line>> taken)
    {
        var shifts = new Dictionary<int, int>();
        var labels = new string?[taken.Count];
        for (var page = 0; page < taken.Count; page++)
        {
            foreach (var number in taken[page].SelectMany(static line => line.Text.Split(' ')).Select(static word => int.TryParse(word.Trim('.', '|', '-', '–'), NumberStyles.None, null, out var value) ? value : -1).Where(static value => value >= 0))
            {
                shifts[number - page] = shifts.GetValueOrDefault(number - page) + 1;
            }

            labels[page] = taken[page].Select(static line => line.Text.Trim()).FirstOrDefault(IsRoman);
        }

        if (shifts.Count == 0)
        {
            return [];
        }

        var (shift, times) = shifts.MaxBy(static pair => pair.Value);
        if (times < 3 || times < taken.Count / 3)
        {
            return [];
        }

        return [.. labels.Select((label, page) => label ?? (page + shift > 0 ? (page + shift).ToString(CultureInfo.InvariantCulture) : ""))];
    }

    public static bool IsRoman(string text) => text.Length is > 0 and < 8 && text.Trim().All(static letter => Digits.Contains(letter, StringComparison.Ordinal));
}
