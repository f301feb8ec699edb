namespace PluginHost.Dice;

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
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
        _ => left >= right,
    };

    public static string Sign(Comparison how) => how switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.More => ">",
        _ => ">=",
    };

    public override string ToString() => Sign(How) + Than;
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
