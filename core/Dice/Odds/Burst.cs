using System.Numerics;

namespace PluginHost.Dice;

/// <summary>
/// Dice that explode into further dice and are kept afterwards: for each number of explosions, so many dice that exploded and so many that did not, each alike.
/// Numbers of explosions that come less often than once in 2^64 stay missing.
/// </summary>
internal static class Burst
{
    private const int Bits = 64;

    public static Distribution? Of(
        int dice, Distribution one, Func<Number, bool> explodes, bool once, IReadOnlyList<SelectModifier> selects, Func<Number, Number> worth, ref long budget)
    {
        var (more, last) = (one.Where(explodes), one.Where(value => !explodes(value)));
        if (more.Denominator.IsZero || last.Denominator.IsZero)
        {
            return null;
        }

        var totals = new Dictionary<Number, BigInteger>();
        var denominator = BigInteger.Pow(one.Denominator, once ? 2 * dice : dice);
        var left = denominator;
        for (var explosions = 0; once ? explosions <= dice : !(left << Bits < denominator); explosions++)
        {
            var part = once ? Once(dice, explosions, one, more, last, selects, worth, ref budget) : Endless(dice, explosions, more, last, selects, worth, ref budget);
            if (part is null)
            {
                return null;
            }

            if (!once && explosions > 0)
            {
                // One die more than before: everything is counted in finer parts.
                denominator *= one.Denominator;
                left *= one.Denominator;
                foreach (var value in totals.Keys)
                {
                    totals[value] *= one.Denominator;
                }
            }

            var ways = once
                ? KeptDice.Choose(dice, explosions) * BigInteger.Pow(one.Denominator, dice - explosions)
                : KeptDice.Choose(dice + explosions - 1, explosions);
            for (var index = 0; index < part.Values.Length; index++)
            {
                var weight = part.Weights[index] * ways;
                totals[part.Values[index]] = totals.GetValueOrDefault(part.Values[index]) + weight;
                left -= weight;
            }
        }

        return Distribution.Of(totals, denominator);
    }

    private static Distribution? Endless(int dice, int explosions, Distribution more, Distribution last, IReadOnlyList<SelectModifier> selects, Func<Number, Number> worth, ref long budget) =>
        KeptDice.Of([new Alike(dice, last), new Alike(explosions, more)], Kept.Of(dice + explosions, selects), worth, ref budget);

    private static Distribution? Once(
        int dice, int explosions, Distribution one, Distribution more, Distribution last, IReadOnlyList<SelectModifier> selects, Func<Number, Number> worth, ref long budget) => KeptDice.Of(
        [new Alike(dice - explosions, last), new Alike(explosions, more), new Alike(explosions, one)], Kept.Of(dice + explosions, selects), worth, ref budget);
}
