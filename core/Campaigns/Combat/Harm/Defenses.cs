using System.Globalization;

namespace PluginHost.Campaigns;

/// <summary>What is left of damage of a kind. A defence is a text such as <c>fire</c>, <c>cold 5</c> or <c>bludgeoning, piercing from nonmagical attacks</c>.</summary>
internal static class Defenses
{
    private static readonly string[] Physical = ["bludgeoning", "piercing", "slashing"];

    /// <returns>What is dealt, and why it is not what it was.</returns>
    public static (int Dealt, string? Why) Against(Fighter one, int amount, string? type, bool magical, DamageRule rule)
    {
        if (type is null || amount == 0)
        {
            return (amount, null);
        }

        if (one.Traits.Immune.Any(text => Meets(text, type, magical)))
        {
            return (0, "immune");
        }

        var dealt = amount;
        var why = new List<string>();
        if (one.Traits.Resists.Where(text => Meets(text, type, magical)).ToList() is { Count: > 0 } resists)
        {
            // The best of several counts, and only once.
            dealt = resists.Min(text => NumberOf(text) is { } less ? Math.Max(0, amount - less) : amount / rule.Resistance);
            why.Add("resistant");
        }

        if (one.Traits.Vulnerable.Where(text => Meets(text, type, magical)).ToList() is { Count: > 0 } weak)
        {
            dealt = weak.Max(text => NumberOf(text) is { } more ? dealt + more : dealt * rule.Vulnerability);
            why.Add("vulnerable");
        }

        return (dealt, why.Count == 0 ? null : string.Join(" and ", why));
    }

    private static bool Meets(string text, string type, bool magical)
    {
        var words = Words(text);
        var isMeant = words.Contains(type, StringComparer.OrdinalIgnoreCase)
            || words is ["all", ..]
            || (words.Contains("physical", StringComparer.OrdinalIgnoreCase) && Physical.Contains(type, StringComparer.OrdinalIgnoreCase));
        return isMeant && !(magical && (words.Contains("nonmagical", StringComparer.OrdinalIgnoreCase) || text.Contains("non-magical", StringComparison.OrdinalIgnoreCase)));
    }

    private static int? NumberOf(string text) =>
        Words(text) is [.., var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Words(string text) => text.Split([' ', ',', ';', '(', ')', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
}
