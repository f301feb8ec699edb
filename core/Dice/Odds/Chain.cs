using System.Numerics;

namespace PluginHost.Dice;

/// <summary>
/// One die and all that explode from it. An endless chain is followed until what is left out weighs less than 2^-64; that weight stays missing from the
/// distribution, so nobody can take it for exact.
/// </summary>
internal static class Chain
{
    private const int Bits = 64;
    public const int Longest = 200;

    /// <param name="most">How many explosions there may be; the last die counts its face.</param>
    public static Distribution Sum(Distribution one, Distribution plain, Func<Number, bool> explodes, bool penetrate, int most = Longest) =>
        Of(one, plain, explodes, most, worth: static value => value, later: value => penetrate ? value - 1 : value);

    public static Distribution Count(Distribution one, Distribution plain, Func<Number, bool> explodes, int most, Func<Number, Number> worth) => Of(one, plain, explodes, most, worth, worth);

    private static Distribution Of(Distribution first, Distribution plain, Func<Number, bool> explodes, int most, Func<Number, Number> worth, Func<Number, Number> later)
    {
        var ended = new Dictionary<Number, BigInteger>();
        var open = new Dictionary<Number, BigInteger> { [Number.Zero] = BigInteger.One };
        var denominator = BigInteger.One;
        for (var link = 0; link <= Longest && open.Count > 0; link++)
        {
            var one = link == 0 ? first : plain;
            var next = new Dictionary<Number, BigInteger>();
            foreach (var (value, weight) in ended)
            {
                ended[value] = weight * one.Denominator;
            }

            denominator *= one.Denominator;
            foreach (var (sum, weight) in open)
            {
                for (var index = 0; index < one.Values.Length; index++)
                {
                    var value = one.Values[index];
                    var to = explodes(value) && link < most ? next : ended;
                    var reached = sum + (link == 0 ? worth(value) : later(value));
                    to[reached] = to.GetValueOrDefault(reached) + (weight * one.Weights[index]);
                }
            }

            open = next;
            var left = open.Values.Aggregate(BigInteger.Zero, static (all, weight) => all + weight);
            if (left.IsZero || (most >= Longest && left << Bits < denominator))
            {
                break;
            }
        }

        return Distribution.Of(ended, denominator);
    }
}
