using System.Numerics;

namespace PluginHost.Dice;

/// <summary>Odds that look at equal and at different faces.</summary>
internal static class SetOdds
{
    /// <summary>How many sets of equal dice there are.</summary>
    public static Distribution? Of(int dice, Distribution one, MatchModifier match, ref long budget)
    {
        budget -= (long)dice * dice * one.Values.Length * dice;
        if (budget < 0)
        {
            return null;
        }

        var states = new Dictionary<(int Left, long Sets), BigInteger> { [(dice, 0)] = BigInteger.One };
        for (var index = 0; index < one.Values.Length; index++)
        {
            var next = new Dictionary<(int Left, long Sets), BigInteger>();
            var counts = match.On is not { } on || on.Holds(one.Values[index]);
            foreach (var ((left, sets), weight) in states)
            {
                var power = BigInteger.One;
                for (var showing = 0; showing <= left; showing++)
                {
                    var key = (left - showing, sets + (counts && showing >= match.Least ? 1 : 0));
                    next[key] = next.GetValueOrDefault(key) + (weight * power * KeptDice.Choose(left, showing));
                    power *= one.Weights[index];
                }
            }

            states = next;
        }

        return Distribution.Of(
            states.Where(static state => state.Key.Left == 0).Select(static state => KeyValuePair.Create<Number, BigInteger>(state.Key.Sets, state.Value)), BigInteger.Pow(one.Denominator, dice));
    }

    /// <summary>What different faces come to: every choice of that many is as likely as the others.</summary>
    public static Distribution? Distinct(int dice, Distribution one, Func<Number, Number> worth, ref long budget)
    {
        budget -= (long)dice * one.Values.Length * one.Values.Length * dice;
        if (budget < 0 || dice > one.Values.Length)
        {
            return null;
        }

        var states = new Dictionary<(int Taken, Number Sum), BigInteger> { [(0, Number.Zero)] = BigInteger.One };
        foreach (var value in one.Values)
        {
            foreach (var ((taken, sum), weight) in states.ToList())
            {
                if (taken < dice)
                {
                    var key = (taken + 1, sum + worth(value));
                    states[key] = states.GetValueOrDefault(key) + weight;
                }
            }
        }

        return Distribution.Of(
            states.Where(state => state.Key.Taken == dice).Select(static state => KeyValuePair.Create(state.Key.Sum, state.Value)), KeptDice.Choose(one.Values.Length, dice));
    }
}
