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
        var others = Enum.GetValues<Dialect>().Where(dialect => dialect != expression.Dialect).Select(dialect => Reading.Of(expression.Text, dialect)).Where(other => !other.IsOf(expression)).ToList();
        return new Explanation($"{char.ToUpperInvariant(words[0])}{words.AsSpan(1)}.", others.Count == 0 ? [] : Compare(expression, target, others));
    }

    /// <summary>Counting odds takes longer than all the rest, and is only done where there is something to compare.</summary>
    private static List<Difference> Compare(Expression expression, Number? target, List<Reading> others)
    {
        var odds = OddsOf(expression);
        var at = target ?? (expression.Root is CheckNode { Target: NumberNode number } ? number.Value : odds?.Distribution.Percentile(0.5)) ?? Number.Zero;
        var here = Outlook(odds, at);
        return others.ConvertAll(other => Told(other, at, here));
    }

    private static Difference Told(Reading other, Number at, Outlook? here)
    {
        var name = Dialects.NameOf(other.Dialect);
        if (other.Expression is not { } read)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"In {name} it is an error in column {other.Error!.Column}: {other.Error.Message}");
            return new Difference(other.Dialect, words, other.Error, here, null);
        }

        var there = Outlook(OddsOf(read), at);
        return new Difference(other.Dialect, $"In {name} it means {Wording.Of(read.Root)}{Compared(here, there)}", null, here, there);
    }

    private static Odds? OddsOf(Expression expression) => Odds.TryOf(expression, out var odds, out _) && odds.Distribution.Values.Length > 0 ? odds : null;

    private static Outlook? Outlook(Odds? odds, Number target) => odds is null ? null : new Outlook(odds.Distribution.Mean, target, odds.Distribution.AtLeast(target), odds.IsExact);

    private static string Compared(Outlook? here, Outlook? there) => here is null || there is null ? "." : string.Create(
        CultureInfo.InvariantCulture,
        $": {there.Mean:0.##} on average instead of {here.Mean:0.##}, and {there.AtLeast:0.#%} instead of {here.AtLeast:0.#%} to reach {here.Target}.");

    /// <summary>What a dialect makes of a text: one of the two is there.</summary>
    private sealed record Reading(Dialect Dialect, Expression? Expression, DiceError? Error)
    {
        public static Reading Of(string text, Dialect dialect) => Expression.TryParse(text, dialect, out var expression, out var error) ? new(dialect, expression, null) : new(dialect, null, error);

        public bool IsOf(Expression other) => Expression is { } its && Trees.Same(other.Root, its.Root);
    }
}
