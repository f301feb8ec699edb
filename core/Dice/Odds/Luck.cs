using System.Globalization;

namespace PluginHost.Dice;

/// <summary>How lucky a total was.</summary>
/// <param name="Below">The share of rolls that come to less.</param>
/// <param name="AtLeast">The share of rolls that come to this or more.</param>
public readonly record struct Luck(double Below, double AtLeast)
{
    /// <summary>How rare it was to do this well, in bits: each is a coin that fell right.</summary>
    public double Bits => AtLeast > 0 ? Math.Max(0, -Math.Log2(AtLeast)) : double.PositiveInfinity;

    public static Luck Of(Number total, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return new(distribution.Odds(value => value < total), distribution.AtLeast(total));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"better than {Below:0.#%} of rolls; {AtLeast:0.##%} do this well");
}
