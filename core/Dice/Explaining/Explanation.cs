using System.Globalization;

namespace PluginHost.Dice;

/// <summary>What an expression means in words, and where other dialects would read it differently.</summary>
/// <param name="Words">One sentence.</param>
/// <param name="Differences">One for each dialect that would not read the same tree.</param>
public sealed record Explanation(string Words, IReadOnlyList<Difference> Differences)
{
    public static Explanation Of(Expression expression) => Of(expression, null);

    /// <param name="expression">What to explain.</param>
    /// <param name="target">The total whose odds are compared; without one, that of the check, or else the median.</param>
    public static Explanation Of(Expression expression, Number? target)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var words = Wording.Of(expression.Root);
        var odds = OddsOf(expression);
        var at = target ?? (expression.Root is CheckNode { Target: NumberNode number } ? number.Value : odds?.Distribution.Percentile(0.5)) ?? Number.Zero;
        var here = Outlook(odds, at);
        var differences = new List<Difference>();
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            if (dialect == expression.Dialect)
            {
                continue;
            }

            var name = Dialects.NameOf(dialect);
            if (!Expression.TryParse(expression.Text, dialect, out var other, out var error))
            {
                differences.Add(new Difference(dialect, string.Create(CultureInfo.InvariantCulture, $"In {name} it is an error in column {error.Column}: {error.Message}"), error, here, null));
            }
            else if (!Trees.Same(expression.Root, other.Root))
            {
                var there = Outlook(OddsOf(other), at);
                differences.Add(new Difference(dialect, $"In {name} it means {Wording.Of(other.Root)}{Compared(here, there)}", null, here, there));
            }
        }

        return new Explanation($"{char.ToUpperInvariant(words[0])}{words.AsSpan(1)}.", differences);
    }

    private static Odds? OddsOf(Expression expression) => Odds.TryOf(expression, out var odds, out _) && odds.Distribution.Values.Length > 0 ? odds : null;

    private static Outlook? Outlook(Odds? odds, Number target) => odds is null ? null : new Outlook(odds.Distribution.Mean, target, odds.Distribution.AtLeast(target), odds.IsExact);

    private static string Compared(Outlook? here, Outlook? there) => here is null || there is null ? "." : string.Create(
        CultureInfo.InvariantCulture,
        $": {there.Mean:0.##} on average instead of {here.Mean:0.##}, and {there.AtLeast:0.#%} instead of {here.AtLeast:0.#%} to reach {here.Target}.");
}
