using System.Collections.Immutable;
using System.Numerics;

namespace PluginHost.Dice;

/// <summary>How often each value comes, as whole weights over one denominator. What an endless explosion leaves out is known, and named.</summary>
public sealed class Distribution
{
    private readonly Number[] _values;
    private readonly BigInteger[] _weights;

    private Distribution(Number[] values, BigInteger[] weights, BigInteger denominator)
    {
        (_values, _weights, Denominator) = (values, weights, denominator);
        Missing = denominator - weights.Aggregate(BigInteger.Zero, static (sum, weight) => sum + weight);
    }

    /// <summary>The values that come, ascending.</summary>
    public ReadOnlySpan<Number> Values => _values;

    /// <summary>How often each comes, of <see cref="Denominator"/>.</summary>
    public ReadOnlySpan<BigInteger> Weights => _weights;

    public BigInteger Denominator { get; }

    /// <summary>The weight of everything that is left out: no probability is wrong by more than this over the denominator.</summary>
    public BigInteger Missing { get; }

    public bool IsWhole => Array.TrueForAll(_values, static value => value.IsWhole);

    public double Mean
    {
        get
        {
            if (!IsWhole || !Missing.IsZero)
            {
                return Moment(static value => value);
            }

            var sum = BigInteger.Zero;
            for (var index = 0; index < _values.Length; index++)
            {
                sum += _values[index].Whole * _weights[index];
            }

            return Share(sum);
        }
    }

    public double Deviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(Moment(value => (value - mean) * (value - mean)));
        }
    }

    public static Distribution Always(Number value) => new([value], [BigInteger.One], BigInteger.One);

    /// <summary>From weights by value, in any order; what has no weight is left away.</summary>
    internal static Distribution Of(IEnumerable<KeyValuePair<Number, BigInteger>> weights, BigInteger denominator)
    {
        var sorted = weights.Where(static pair => !pair.Value.IsZero).ToArray();
        Array.Sort(sorted, static (left, right) => left.Key.CompareTo(right.Key));
        return new([.. sorted.Select(static pair => pair.Key)], [.. sorted.Select(static pair => pair.Value)], denominator);
    }

    /// <summary>From weights of whole values, from the lowest on.</summary>
    internal static Distribution Of(long lowest, BigInteger[] weights, BigInteger denominator)
    {
        var count = weights.Count(static weight => !weight.IsZero);
        var (values, kept) = (new Number[count], new BigInteger[count]);
        for (int index = 0, at = 0; index < weights.Length; index++)
        {
            if (!weights[index].IsZero)
            {
                (values[at], kept[at++]) = (lowest + index, weights[index]);
            }
        }

        return new(values, kept, denominator);
    }

    /// <summary>The odds of what holds.</summary>
    public double Odds(Func<Number, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var sum = BigInteger.Zero;
        for (var index = 0; index < _values.Length; index++)
        {
            sum += holds(_values[index]) ? _weights[index] : BigInteger.Zero;
        }

        return Share(sum);
    }

    public double AtLeast(Number target) => Odds(value => value >= target);

    /// <summary>The lowest value that at least this share of rolls does not pass.</summary>
    public Number Percentile(double share)
    {
        var sum = BigInteger.Zero;
        for (var index = 0; index < _values.Length; index++)
        {
            sum += _weights[index];
            if (Share(sum) >= share)
            {
                return _values[index];
            }
        }

        return _values[^1];
    }

    /// <summary>A weight over the denominator, rounded once.</summary>
    public double Share(BigInteger weight)
    {
        if (weight.IsZero)
        {
            return 0;
        }

        // Both are shortened to where a double still holds them.
        var shift = (int)Math.Max(0, Denominator.GetBitLength() - 1000);
        return (double)(weight >> shift) / (double)(Denominator >> shift);
    }

    /// <summary>Every weight in lowest terms.</summary>
    public (ImmutableArray<BigInteger> Weights, BigInteger Denominator) Lowest()
    {
        var divisor = _weights.Aggregate(Denominator, BigInteger.GreatestCommonDivisor);
        return ([.. _weights.Select(weight => weight / divisor)], Denominator / divisor);
    }

    /// <summary>What is left of it, in its own weights: the denominator is what they sum up to.</summary>
    internal Distribution Where(Func<Number, bool> holds)
    {
        var (values, weights, sum) = (new List<Number>(), new List<BigInteger>(), BigInteger.Zero);
        for (var index = 0; index < _values.Length; index++)
        {
            if (holds(_values[index]))
            {
                values.Add(_values[index]);
                weights.Add(_weights[index]);
                sum += _weights[index];
            }
        }

        return new([.. values], [.. weights], sum);
    }

    internal Distribution Map(Func<Number, Number> map)
    {
        var mapped = new Dictionary<Number, BigInteger>();
        for (var index = 0; index < _values.Length; index++)
        {
            var value = map(_values[index]);
            mapped[value] = mapped.GetValueOrDefault(value) + _weights[index];
        }

        return Of(mapped, Denominator);
    }

    /// <summary>The distribution of a function of two independent values.</summary>
    internal Distribution With(Distribution other, Func<Number, Number, Number> combine)
    {
        var combined = new Dictionary<Number, BigInteger>();
        for (var left = 0; left < _values.Length; left++)
        {
            for (var right = 0; right < other._values.Length; right++)
            {
                var value = combine(_values[left], other._values[right]);
                combined[value] = combined.GetValueOrDefault(value) + (_weights[left] * other._weights[right]);
            }
        }

        return Of(combined, Denominator * other.Denominator);
    }

    /// <summary>The distribution of the sum of two independent values.</summary>
    internal Distribution Plus(Distribution other)
    {
        if (!IsDense || !other.IsDense)
        {
            return With(other, static (left, right) => left + right);
        }

        var (lowest, otherLowest) = (_values[0].Whole, other._values[0].Whole);
        var sums = new BigInteger[_values[^1].Whole - lowest + (other._values[^1].Whole - otherLowest) + 1];
        for (var left = 0; left < _values.Length; left++)
        {
            var at = _values[left].Whole - lowest - otherLowest;
            for (var right = 0; right < other._values.Length; right++)
            {
                sums[at + other._values[right].Whole] += _weights[left] * other._weights[right];
            }
        }

        return Of(lowest + otherLowest, sums, Denominator * other.Denominator);
    }

    /// <summary>The sum of several of the same, by doubling.</summary>
    internal Distribution Times(long count)
    {
        var (sum, doubled) = (Always(0), this);
        for (; count > 0; count >>= 1)
        {
            sum = (count & 1) == 1 ? sum.Plus(doubled) : sum;
            doubled = count > 1 ? doubled.Plus(doubled) : doubled;
        }

        return sum;
    }

    /// <summary>One of several distributions, each as often as its weight says.</summary>
    internal static Distribution Mixed(IEnumerable<(BigInteger Weight, Distribution Its)> parts, BigInteger denominator)
    {
        var all = parts.Where(static part => !part.Weight.IsZero).ToList();
        var common = all.Aggregate(BigInteger.One, static (sum, part) => sum * part.Its.Denominator / BigInteger.GreatestCommonDivisor(sum, part.Its.Denominator));
        var mixed = new Dictionary<Number, BigInteger>();
        foreach (var (weight, its) in all)
        {
            var scale = weight * (common / its.Denominator);
            for (var index = 0; index < its._values.Length; index++)
            {
                mixed[its._values[index]] = mixed.GetValueOrDefault(its._values[index]) + (its._weights[index] * scale);
            }
        }

        return Of(mixed, denominator * common);
    }

    private bool IsDense => _values.Length > 0 && IsWhole && _values[^1].Whole - _values[0].Whole < 8L * (_values.Length + 64);

    private double Moment(Func<double, double> of)
    {
        var present = Share(Denominator - Missing);
        double sum = 0;
        for (var index = 0; index < _values.Length; index++)
        {
            sum += of(_values[index].ToReal()) * Share(_weights[index]);
        }

        return sum / present;
    }
}
