using System.Runtime.InteropServices;

namespace PluginHost.Dice;

/// <summary>Where a die came from.</summary>
public enum Origin : byte
{
    Rolled,
    Exploded,
    Rerolled,
    Added,
    Advantage,
}

/// <summary>What became of a die.</summary>
[Flags]
public enum Marks : byte
{
    None = 0,

    /// <summary>Dropped, or not kept.</summary>
    Dropped = 1,

    /// <summary>Another die was thrown in its place.</summary>
    Replaced = 2,

    /// <summary>Added to the die that it exploded from.</summary>
    Absorbed = 4,

    Success = 8,

    Failure = 16,

    CriticalSuccess = 32,

    CriticalFailure = 64,

    /// <summary>None of these dice counts.</summary>
    Out = Dropped | Replaced | Absorbed,
}

/// <summary>One die and its story. Rolls of thousands are kept: it is as small as it can be.</summary>
[StructLayout(LayoutKind.Auto)]
public struct Die
{
    /// <summary>Values are whole, but for bounds of up to four decimal places; no sum of those has a larger denominator.</summary>
    internal const int MostUnder = 10_000;

    private long _over;
    private ushort _under;

    internal Die(long face, long worth) => (Face, _over, _under, From) = (face, worth, 1, -1);

    /// <summary>What it shows.</summary>
    public long Face { get; internal set; }

    /// <summary>What it is worth, after minimum, penetration and compounding.</summary>
    public Number Value
    {
        readonly get => Number.InLowestTerms(_over, _under);
        internal set
        {
            var (over, under) = value.AsFraction();
            (_over, _under) = under <= MostUnder ? (over, (ushort)under) : default;
        }
    }

    /// <summary>The die that it came from, among all dice of the roll; -1 for one that was simply rolled.</summary>
    public int From { get; internal set; }

    public Origin Origin { get; internal set; }

    public Marks Marks { get; internal set; }

    public readonly bool Counts => (Marks & Marks.Out) == Marks.None;

    /// <summary>Its value when that is whole and so small that no sum of many overflows.</summary>
    internal readonly bool IsSmall(out long value)
    {
        value = _over;
        return _under == 1 && (ulong)(_over + Small) <= 2 * Small;
    }

    private const long Small = 1L << 38;
}
