namespace PluginHost.Dice;

/// <summary>What fell, and what it came to. Immutable.</summary>
public sealed class Roll
{
    private readonly Die[] _dice;
    private readonly Throw[] _throws;
    private readonly Gathering[] _gatherings;
    private readonly Member[] _members;

    internal Roll(Expression expression, Number total, Die[] dice, Throw[] throws, Gathering[] gatherings, Member[] members)
    {
        (Expression, Total, _dice, _throws, _gatherings, _members) = (expression, total, dice, throws, gatherings, members);
    }

    public Expression Expression { get; }

    /// <summary>The sum, or the successes.</summary>
    public Number Total { get; }

    /// <summary>Every die that fell, also those that do not count.</summary>
    public ReadOnlySpan<Die> Dice => _dice;

    /// <summary>The pools, in the order thrown.</summary>
    public ReadOnlySpan<Throw> Throws => _throws;

    public ReadOnlySpan<Gathering> Gatherings => _gatherings;

    public ReadOnlySpan<Member> Members => _members;

    /// <summary>What the labelled parts came to.</summary>
    public IReadOnlyDictionary<string, Number> Labels { get; internal init; } = NoLabels;

    /// <summary>How it did against its target.</summary>
    public Check? Check { get; internal init; }

    /// <summary>What the only d20 that counts shows, through keeping and rerolling.</summary>
    public long? Natural { get; internal init; }

    internal static IReadOnlyDictionary<string, Number> NoLabels { get; } = new Dictionary<string, Number>();
}
