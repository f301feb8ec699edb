using System.Globalization;

namespace PluginHost.Dice;

/// <summary>An exact fraction of 64-bit integers. What does not fit, and what has no value, is <see cref="None"/>, and so is whatever is computed from it.</summary>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    private readonly long _over;
    private readonly long _under;

    public Number(long value) => (_over, _under) = (value, 1);

    private Number(long over, long under) => (_over, _under) = (over, under);

    /// <summary>No number: it was too large, or divided by zero.</summary>
    public static Number None => default;

    public static Number Zero => new(0);

    public static Number One => new(1);

    internal static Number InLowestTerms(long over, long under) => new(over, under);

    public bool IsNumber => _under != 0;

    public bool IsWhole => _under == 1;

    /// <summary>The whole part, towards zero.</summary>
    public long Whole => _under == 1 ? _over : _under == 0 ? 0 : _over / _under;

    public static implicit operator Number(long value) => new(value);

    public static Number operator +(Number left, Number right) =>
        left._under == 1 && right._under == 1 && !Overflows(left._over, right._over, out var sum)
            ? new Number(sum)
            : Added(left, right);

    public static Number operator -(Number value) => value._over == long.MinValue ? None : new Number(-value._over, value._under);

    public static Number operator -(Number left, Number right) => left + -right;

    public static Number operator *(Number left, Number right) => Reduce((Int128)left._over * right._over, (Int128)left._under * right._under);

    public static Number operator /(Number left, Number right) => Reduce((Int128)left._over * right._under, (Int128)left._under * right._over);

    public static bool operator ==(Number left, Number right) => left.Equals(right);

    public static bool operator !=(Number left, Number right) => !left.Equals(right);

    public static bool operator <(Number left, Number right) => left.CompareTo(right) < 0;

    public static bool operator >(Number left, Number right) => left.CompareTo(right) > 0;

    public static bool operator <=(Number left, Number right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Number left, Number right) => left.CompareTo(right) >= 0;

    /// <summary>What a function of the reals gives, to fifteen digits.</summary>
    public static Number FromReal(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > 9e17)
        {
            return None;
        }

        long scale = 1;
        while (scale < 1_000_000_000_000_000 && Math.Abs(value) * scale * 10 < 9e15 && Math.Abs((value * scale) - Math.Round(value * scale)) > 0)
        {
            scale *= 10;
        }

        return Reduce((Int128)Math.Round(value * scale), scale);
    }

    public Number Floor() => _under <= 1 ? this : new Number((_over / _under) - (_over < 0 ? 1 : 0));

    public Number Ceiling() => -(-this).Floor();

    public Number Truncate() => _under <= 1 ? this : new Number(_over / _under);

    public Number Abs() => _over < 0 ? -this : this;

    public int Sign => Math.Sign(_over);

    /// <summary>The remainder with the sign of the divisor.</summary>
    public Number Modulo(Number divisor) => this - ((this / divisor).Floor() * divisor);

    /// <summary>The remainder with the sign of the dividend.</summary>
    public Number Remainder(Number divisor) => this - ((this / divisor).Truncate() * divisor);

    /// <summary>Exact for whole exponents.</summary>
    public Number Power(Number exponent)
    {
        if (!exponent.IsWhole || !IsNumber || Math.Abs(exponent._over) > 1024)
        {
            return IsNumber && exponent.IsNumber ? FromReal(Math.Pow(ToReal(), exponent.ToReal())) : None;
        }

        var power = One;
        for (var left = Math.Abs(exponent._over); left > 0 && power.IsNumber; left--)
        {
            power *= this;
        }

        return exponent._over < 0 ? One / power : power;
    }

    public double ToReal() => _under == 0 ? double.NaN : (double)_over / _under;

    public bool Equals(Number other) => _over == other._over && _under == other._under;

    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_over, _under);

    /// <summary>What is no number comes before all numbers.</summary>
    public int CompareTo(Number other) =>
        _under == other._under ? _over.CompareTo(other._over) : _under == 0 || other._under == 0 ? IsNumber.CompareTo(other.IsNumber) : Compared(this, other);

    /// <summary>Whole, or rounded to four places.</summary>
    public override string ToString() => _under switch
    {
        0 => "none",
        1 => _over.ToString(CultureInfo.InvariantCulture),
        _ => Math.Round((decimal)_over / _under, 4).ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>Numerator and denominator, in lowest terms.</summary>
    public (long Over, long Under) AsFraction() => (_over, _under);

    /// <summary>What is rare stands apart, so that the usual case is small enough to be inlined.</summary>
    private static Number Added(Number left, Number right) =>
        Reduce(((Int128)left._over * right._under) + ((Int128)right._over * left._under), (Int128)left._under * right._under);

    private static int Compared(Number left, Number right) => ((Int128)left._over * right._under).CompareTo((Int128)right._over * left._under);

    private static bool Overflows(long left, long right, out long sum)
    {
        sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0;
    }

    private static Number Reduce(Int128 over, Int128 under)
    {
        if (under == 0)
        {
            return None;
        }

        if (under < 0)
        {
            (over, under) = (-over, -under);
        }

        var divisor = under == 1 ? 1 : Divisor(Int128.Abs(over), under);
        over /= divisor;
        under /= divisor;
        return over > long.MaxValue || over < long.MinValue || under > long.MaxValue ? None : new Number((long)over, (long)under);
    }

    private static Int128 Divisor(Int128 one, Int128 other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one == 0 ? 1 : one;
    }
}
