namespace PluginHost.Dice;

/// <summary>Which dice explode or are thrown again, made ready before they are looked at one by one: by rank, settled beforehand, or by what they show.</summary>
internal readonly ref struct Meant
{
    private readonly ReadOnlySpan<bool> _ranked;
    private readonly Condition _condition;
    private readonly long _least;
    private readonly long _most;
    private readonly bool _inside;
    private readonly bool _whole;

    public Meant(ReadOnlySpan<bool> ranked)
    {
        _ranked = ranked;
        ByRank = true;
    }

    public Meant(Condition condition)
    {
        _condition = condition;
        if (condition.Whole is { } whole)
        {
            (_least, _most, _inside) = whole;
            _whole = true;
        }
    }

    public bool ByRank { get; }

    public bool Holds(int index, Number value) =>
        ByRank ? _ranked[index]
        : _whole && value.IsWhole ? (value.Whole >= _least && value.Whole <= _most) == _inside
        : _condition.Holds(value);
}
