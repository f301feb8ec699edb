using System.Globalization;

namespace PluginHost.Dice;

/// <summary>What another expression makes of the dice of a roll.</summary>
/// <param name="Roll">The other expression, on the same dice as far as it needs them.</param>
/// <param name="New">How many dice it needed beyond them.</param>
public sealed record WhatIf(Roll Roll, int New)
{
    /// <summary>Null when it has no value; then the error says why.</summary>
    public static WhatIf? Of(Roll earlier, Expression other, DiceSource further, out DiceError? error, RollLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        var same = new SameDice(earlier, further);
        return other.TryRoll(same, out var roll, out error, limits: limits) ? new WhatIf(roll, same.New) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"What if: {Breakdown.Of(Roll, Markup.Plain)}{New switch { 0 => "", 1 => " (one die is new)", _ => $" ({New} dice are new)" }}");
}
