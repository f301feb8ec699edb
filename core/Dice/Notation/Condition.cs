namespace PluginHost.Dice;

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
    Even,
    Odd,
}

/// <summary>What a value is held against.</summary>
public readonly record struct Condition(Comparison How, Number Than)
{
    public bool Holds(Number value) => Holds(How, value, Than);

    public static bool Holds(Comparison how, Number left, Number right) => how switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.AtMost => left <= right,
        Comparison.More => left > right,
        Comparison.Even => left.Modulo(2).Sign == 0,
        Comparison.Odd => left.Modulo(2) == Number.One,
        _ => left >= right,
    };

    /// <summary>The same for whole numbers only, fast: between which two numbers they lie, or do not lie. Nothing when it is no such condition.</summary>
    internal (long Least, long Most, bool Inside)? Whole => !Than.IsWhole ? null : How switch
    {
        Comparison.Equal => (Than.Whole, Than.Whole, true),
        Comparison.NotEqual => (Than.Whole, Than.Whole, false),
        Comparison.Less => (Than.Whole, long.MaxValue, false),
        Comparison.AtMost => (long.MinValue, Than.Whole, true),
        Comparison.More => (long.MinValue, Than.Whole, false),
        Comparison.AtLeast => (Than.Whole, long.MaxValue, true),
        _ => null,
    };

    public static string Sign(Comparison how) => how switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.More => ">",
        Comparison.Even => "even",
        Comparison.Odd => "odd",
        _ => ">=",
    };

    public Condition Opposite => this with
    {
        How = How switch
        {
            Comparison.Equal => Comparison.NotEqual,
            Comparison.NotEqual => Comparison.Equal,
            Comparison.Less => Comparison.AtLeast,
            Comparison.AtMost => Comparison.More,
            Comparison.More => Comparison.AtMost,
            Comparison.AtLeast => Comparison.Less,
            Comparison.Even => Comparison.Odd,
            _ => Comparison.Even,
        },
    };

    public override string ToString() => Sign(How) + (How is Comparison.Even or Comparison.Odd ? "" : Than);
}

public enum Rank
{
    /// <summary>Those that a condition holds for.</summary>
    Matching,

    Highest,

    Lowest,
}

/// <summary>Which of a pool's dice are meant.</summary>
public readonly record struct Selector(Rank Rank, long Number, Condition Condition)
{
    public static Selector Highest(long number) => new(Rank.Highest, number, default);

    public static Selector Lowest(long number) => new(Rank.Lowest, number, default);

    public static Selector Matching(Condition condition) => new(Rank.Matching, 0, condition);
}
