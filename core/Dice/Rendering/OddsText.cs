using System.Globalization;

namespace PluginHost.Dice;

/// <summary>Odds in a sentence or two.</summary>
public static class OddsText
{
    public static string Of(Expression expression, Odds odds, Number? target)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(odds);
        var its = odds.Distribution;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{expression.Text.Trim()} comes to {its.Values[0]}{(odds.IsExact && odds.Error > 0 ? " and more" : $" to {its.Values[^1]}")}, {its.Mean:0.##} on average (deviation {its.Deviation:0.##}; half of all rolls lie between {its.Percentile(0.25)} and {its.Percentile(0.75)}).");
        if (target is { } reached)
        {
            text += string.Create(CultureInfo.InvariantCulture, $" It reaches {reached} in {its.AtLeast(reached):0.##%} of all rolls.");
        }

        return text + (odds switch
        {
            { IsExact: true, Error: 0 } => "",
            { IsExact: true } => string.Create(CultureInfo.InvariantCulture, $" What an endless explosion leaves out is less than {odds.Error:0.#e+0}."),
            _ => string.Create(CultureInfo.InvariantCulture, $" This is an estimate: no probability is off by more than {odds.Error:0.##%}."),
        });
    }
}
