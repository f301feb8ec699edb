using System.Numerics;

namespace PluginHost.Dice;

/// <param name="Dice">How many dice are alike.</param>
/// <param name="One">What one of them shows.</param>
internal readonly record struct Alike(int Dice, Distribution One);

/// <summary>
/// What kept dice come to. All dice are taken value by value, from the highest down, so a die's rank is how many were taken before it; the state is how many of
/// each kind are taken and what the kept ones came to.
/// </summary>
internal static class KeptDice
{
    /// <param name="kinds">The dice, kind by kind.</param>
    /// <param name="kept">For each rank from the highest, whether it counts.</param>
    /// <param name="worth">What a kept value is worth.</param>
    /// <param name="budget">How many steps it may take.</param>
    /// <returns>Null when it would take more.</returns>
    public static Distribution? Of(IReadOnlyList<Alike> kinds, bool[] kept, Func<Number, Number> worth, ref long budget)
    {
        if (kinds.Count == 1 && IsPrefix(kept, out var best) && Whole(kinds[0].One) && worth == Itself)
        {
            return Highest(kinds[0].Dice, best, kinds[0].One, ref budget);
        }

        var values = kinds.SelectMany(static kind => kind.One.Values.ToArray()).Distinct().OrderDescending().ToList();
        var states = new Dictionary<(int Taken, Number Sum), BigInteger> { [(0, Number.Zero)] = BigInteger.One };
        var radix = Radix(kinds);
        foreach (var value in values)
        {
            var next = new Dictionary<(int Taken, Number Sum), BigInteger>();
            var gain = worth(value);
            foreach (var ((taken, sum), weight) in states)
            {
                Take(kinds, radix, value, gain, kept, 0, taken, taken, sum, weight, next, ref budget);
                if (budget < 0)
                {
                    return null;
                }
            }

            states = next;
        }

        var all = 0;
        var denominator = BigInteger.One;
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            all += kinds[kind].Dice * radix[kind];
            denominator *= BigInteger.Pow(kinds[kind].One.Denominator, kinds[kind].Dice);
        }

        return Distribution.Of(states.Where(state => state.Key.Taken == all).Select(static state => KeyValuePair.Create(state.Key.Sum, state.Value)), denominator);
    }

    /// <summary>What most dice are worth.</summary>
    public static Func<Number, Number> Itself { get; } = static value => value;

    /// <summary>How many ways there are to choose.</summary>
    public static BigInteger Choose(int all, int some)
    {
        var ways = BigInteger.One;
        for (var index = 1; index <= some; index++)
        {
            ways = ways * (all - some + index) / index;
        }

        return ways;
    }

    private static void Take(
        IReadOnlyList<Alike> kinds, int[] radix, Number value, Number gain, bool[] kept, int kind, int before, int taken, Number sum, BigInteger weight,
        Dictionary<(int Taken, Number Sum), BigInteger> next, ref long budget)
    {
        if (kind == kinds.Count)
        {
            var (first, last) = (Rank(kinds, radix, before), Rank(kinds, radix, taken));
            for (var rank = first; rank < last; rank++)
            {
                sum += kept[rank] ? gain : Number.Zero;
            }

            next[(taken, sum)] = next.GetValueOrDefault((taken, sum)) + weight;
            budget--;
            return;
        }

        var left = kinds[kind].Dice - Count(radix, kind, taken);
        var odds = Weight(kinds[kind].One, value);
        for (var more = 0; more <= left && budget >= 0; more++)
        {
            Take(kinds, radix, value, gain, kept, kind + 1, before, taken + (more * radix[kind]), sum, weight * Choose(left, more), next, ref budget);
            if (odds.IsZero)
            {
                return;
            }

            weight *= odds;
        }
    }

    private static int[] Radix(IReadOnlyList<Alike> kinds)
    {
        var radix = new int[kinds.Count + 1];
        radix[0] = 1;
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            radix[kind + 1] = checked(radix[kind] * (kinds[kind].Dice + 1));
        }

        return radix;
    }

    private static int Count(int[] radix, int kind, int taken) => taken % radix[kind + 1] / radix[kind];

    private static int Rank(IReadOnlyList<Alike> kinds, int[] radix, int taken)
    {
        var rank = 0;
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            rank += Count(radix, kind, taken);
        }

        return rank;
    }

    private static BigInteger Weight(Distribution one, Number value)
    {
        var at = one.Values.BinarySearch(value);
        return at < 0 ? BigInteger.Zero : one.Weights[at];
    }

    private static bool Whole(Distribution one) => one.IsWhole;

    private static bool IsPrefix(bool[] kept, out int best)
    {
        best = Array.IndexOf(kept, false);
        best = best < 0 ? kept.Length : best;
        return Array.LastIndexOf(kept, true) < best;
    }

    /// <summary>
    /// The best of many alike, without walking all states: some lie above a value, the next ones show it, the rest do not matter. Summed over that value, and
    /// over how many lie above it.
    /// </summary>
    private static Distribution? Highest(int dice, int best, Distribution one, ref long budget)
    {
        var (lowest, span) = (one.Values[0].Whole, (int)(one.Values[^1].Whole - one.Values[0].Whole));
        var sums = new BigInteger[(span * best) + 1];
        var below = BigInteger.Zero;
        for (var at = 0; at < one.Values.Length; at++)
        {
            var (value, weight) = ((int)(one.Values[at].Whole - lowest), one.Weights[at]);
            var above = Distribution.Always(0);
            var higher = Distribution.Of(one.Values[(at + 1)..].ToArray().Zip(one.Weights[(at + 1)..].ToArray(), static (its, heavy) => KeyValuePair.Create(its, heavy)), one.Denominator);
            for (var more = 0; more < best && (more == 0 || higher.Values.Length > 0); more++)
            {
                above = more == 0 ? above : above.Plus(higher);
                budget -= (above.Values.Length * (more == 0 ? 1 : higher.Values.Length)) + ((long)(dice - best + 1) * (1 + (dice / 8)));
                if (budget < 0)
                {
                    return null;
                }

                // So many show the value or less; at least what is missing to the best shows it.
                var (rest, missing) = (dice - more, best - more);
                var ways = BigInteger.Zero;
                for (var showing = missing; showing <= rest; showing++)
                {
                    ways += Choose(rest, showing) * BigInteger.Pow(weight, showing) * BigInteger.Pow(below, rest - showing);
                }

                ways *= Choose(dice, more);
                for (var index = 0; index < above.Values.Length; index++)
                {
                    var sum = (int)(above.Values[index].Whole - (more * lowest)) + (missing * value);
                    sums[sum] += above.Weights[index] * ways;
                }
            }

            below += weight;
        }

        return best == 0 ? Distribution.Always(0) : Distribution.Of(lowest * best, sums, BigInteger.Pow(one.Denominator, dice));
    }
}
