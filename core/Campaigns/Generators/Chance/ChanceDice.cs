using PluginHost.Dice;

namespace PluginHost.Campaigns.Generators;

/// <summary>Dice that fall as a seed says.</summary>
internal sealed class ChanceDice(Chance chance) : DiceSource
{
    /// <summary>What a table or a template may make the host throw.</summary>
    private static RollLimits Limits { get; } = new(200, 500);

    public override long? Throw(Faces faces) => faces.Value((long)chance.Below((ulong)faces.Count));

    /// <returns>The whole total; null when the text is no dice, or more than a generator throws.</returns>
    public static long? Roll(string dice, Chance chance) =>
        dice.Length <= 100
        && Expression.TryParse(dice, Dialect.Standard, out var expression, out _)
        && expression.TryRoll(new ChanceDice(chance), out var roll, out _, null, Limits)
        && roll.Total.IsNumber
            ? roll.Total.Whole
            : null;
}
