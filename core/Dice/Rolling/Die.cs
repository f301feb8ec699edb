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

/// <summary>One die and its story.</summary>
public struct Die
{
    /// <summary>What it shows.</summary>
    public long Face { get; internal set; }

    /// <summary>What it is worth, after minimum, penetration and compounding.</summary>
    public Number Value { get; internal set; }

    /// <summary>The die that it came from, among all dice of the roll; -1 for one that was simply rolled.</summary>
    public int From { get; internal set; }

    public Origin Origin { get; internal set; }

    public Marks Marks { get; internal set; }

    public readonly bool Counts => (Marks & Marks.Out) == Marks.None;
}
