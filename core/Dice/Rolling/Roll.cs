namespace PluginHost.Dice;

/// <summary>What fell, and what it came to. Immutable.</summary>
public sealed class Roll
{
    private readonly Die[] _dice;
    private readonly Throw _only;
    private readonly Throw[]? _throws;
    private readonly Gathering[]? _gatherings;
    private readonly Member[]? _members;

    internal Roll(Expression expression, Number total, Die[] dice, ReadOnlySpan<Throw> throws, Gathering[]? gatherings, Member[]? members)
    {
        (Expression, Total, _dice, _gatherings, _members) = (expression, total, dice, gatherings, members);

        // Most rolls are of one pool: it needs no list.
        if (throws.Length == 1)
        {
            _only = throws[0];
        }
        else
        {
            _throws = throws.ToArray();
        }
    }

    public Expression Expression { get; }

    /// <summary>The sum, or the successes.</summary>
    public Number Total { get; }

    /// <summary>Every die that fell, also those that do not count.</summary>
    public ReadOnlySpan<Die> Dice => _dice;

    /// <summary>The pools, in the order thrown.</summary>
    public ReadOnlySpan<Throw> Throws => _throws is null ? new ReadOnlySpan<Throw>(in _only) : _throws;

    public ReadOnlySpan<Gathering> Gatherings => _gatherings;

    public ReadOnlySpan<Member> Members => _members;

    /// <summary>What the labelled parts came to.</summary>
    public IReadOnlyDictionary<string, Number> Labels => Labelled ?? NoLabels;

    internal IReadOnlyDictionary<string, Number>? Labelled { get; init; }

    /// <summary>The symbols that count, by letter; a success cancels a failure and an advantage (a) a threat (t).</summary>
    public IReadOnlyDictionary<char, long> Symbols => Tally.Of(this);

    /// <summary>How it did against its target.</summary>
    public Check? Check { get; internal set; }

    /// <summary>What the only d20 that counts shows, through keeping and rerolling.</summary>
    public long? Natural
    {
        get
        {
            Throw twenty = default;
            foreach (ref readonly var thrown in Throws)
            {
                if (thrown.Faces.Count == 20 && thrown.Faces.Lowest == 1)
                {
                    twenty = thrown;
                    break;
                }
            }

            long? only = null;
            foreach (ref readonly var die in _dice.AsSpan(twenty.Start, twenty.Length))
            {
                if (die.Counts)
                {
                    if (only is not null)
                    {
                        return null;
                    }

                    only = die.Face;
                }
            }

            return only;
        }
    }

    /// <summary>Whether the total counts successes.</summary>
    public bool CountsSuccesses => Counts(Expression.Root);

    /// <summary>The dice of a pool as they are shown: what came from a die follows it, and sorted where that was asked for.</summary>
    public IEnumerable<int> Order(Throw thrown)
    {
        var sort = thrown.Pool.Modifiers.OfType<SortModifier>().LastOrDefault();
        var order = Enumerable.Range(thrown.Start, thrown.Length).OrderBy(Root).ThenBy(static index => index);
        return sort is null ? order : sort.Descending ? order.OrderByDescending(index => _dice[index].Value) : order.OrderBy(index => _dice[index].Value);
    }

    internal static IReadOnlyDictionary<string, Number> NoLabels { get; } = new Dictionary<string, Number>();

    private int Root(int index)
    {
        while (_dice[index].From >= 0)
        {
            index = _dice[index].From;
        }

        return index;
    }

    private static bool Counts(Node node) => node switch
    {
        PoolNode pool => pool.Modifiers.Any(static modifier => modifier is CountModifier),
        GroupNode group => group.Modifiers.Any(static modifier => modifier is CountModifier),
        LabelNode label => Counts(label.Value),
        WholeNode whole => Counts(whole.Value),
        SumNode sum => sum.Terms.All(static term => term.Value is NumberNode || Counts(term.Value)) && sum.Terms.Any(static term => Counts(term.Value)),
        _ => false,
    };
}
