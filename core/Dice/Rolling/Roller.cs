namespace PluginHost.Dice;

/// <summary>
/// Rolls a tree in two walks: the first throws every pool, whole, and settles what it keeps; the second adds up. The second can be repeated, so groups can
/// look at their members before they decide. Not safe for concurrent use; each thread has its own.
/// </summary>
internal sealed partial class Roller
{
    [ThreadStatic]
    private static Roller? _own;

    private Pile<Throw> _throws = new();
    private Pile<Gathering> _gatherings = new();
    private Pile<Member> _members = new();
    private Die[] _dice = new Die[64];
    private int _count;
    private DiceSource _source = null!;
    private IReadOnlyDictionary<string, Number>? _sheet;
    private int _mostDice;
    private DiceError? _error;

    public static Roller Own => _own ??= new Roller();

    public Roll? Roll(Expression expression, DiceSource source, IReadOnlyDictionary<string, Number>? sheet, int mostDice, out DiceError? error)
    {
        (_source, _sheet, _mostDice, _error, _count) = (source, sheet, mostDice, null, 0);
        _throws.Clear();
        _gatherings.Clear();
        _members.Clear();
        _labels = null;
        _check = null;

        ThrowAll(expression.Root);
        (_throw, _gathering) = (0, 0);
        _scale = Number.One;
        var total = _error is null ? Sum(expression.Root) : Number.None;
        if (_error is null && !total.IsNumber)
        {
            Fail(DiceError.TooLarge, expression.Root.At, "The total is too large to be exact.", "Use smaller numbers.");
        }

        error = _error;
        if (error is not null)
        {
            return null;
        }

        var roll = new Roll(expression, total, Fallen(), _throws.Items, _gatherings.Taken(), _members.Taken())
        {
            Labelled = _labels,
        };
        if (_check is { } check)
        {
            roll.Check = Held(check.Total, check.Target, roll.Natural);
        }

        return roll;
    }

    private Die[] Fallen()
    {
        var dice = GC.AllocateUninitializedArray<Die>(_count);
        _dice.AsSpan(0, _count).CopyTo(dice);
        return dice;
    }

    private void ThrowAll(Node node)
    {
        if (_error is not null)
        {
            return;
        }

        switch (node)
        {
            case PoolNode pool:
                ThrowPool(pool);
                break;
            case SumNode sum:
                foreach (var term in sum.Terms)
                {
                    ThrowAll(term.Value);
                }

                break;
            case ProductNode product:
                ThrowAll(product.First);
                foreach (var factor in product.Rest)
                {
                    ThrowAll(factor.Value);
                }

                break;
            case GroupNode group:
                ThrowGroup(group);
                break;
            case LabelNode label:
                ThrowAll(label.Value);
                break;
            case NegativeNode negative:
                ThrowAll(negative.Value);
                break;
            case PowerNode power:
                ThrowAll(power.Base);
                ThrowAll(power.Exponent);
                break;
            case ComparisonNode comparison:
                ThrowAll(comparison.Left);
                ThrowAll(comparison.Right);
                break;
            case CallNode call:
                foreach (var argument in call.Arguments)
                {
                    ThrowAll(argument);
                }

                break;
            case CheckNode check:
                ThrowAll(check.Value);
                ThrowAll(check.Target);
                break;
            case WholeNode whole:
                ThrowAll(whole.Value);
                break;
            default:
                break;
        }
    }

    /// <summary>A number that has to be known before dice are thrown; its own dice are thrown first.</summary>
    private long? Computed(Node node, long most, string what)
    {
        if (node is NumberNode { Value.IsWhole: true } number)
        {
            return InBounds(node, number.Value, most, what);
        }

        var at = (_throws.Count, _gatherings.Count);
        ThrowAll(node);
        (_throw, _gathering) = at;
        var value = _error is null ? Sum(node) : Number.None;
        return _error is null ? InBounds(node, value.Floor(), most, what) : null;
    }

    private long? InBounds(Node node, Number value, long most, string what)
    {
        if (value.IsNumber && value.Sign >= 0 && value <= most)
        {
            return value.Whole;
        }

        Fail(value.Sign < 0 ? DiceError.NoValue : DiceError.TooLarge, node.At, $"The number of {what} came to {value}.", $"It lies between 0 and {most}.");
        return null;
    }

    private void Fail(string code, TextSpan at, string message, string hint) => _error ??= new DiceError(code, at, message, hint);

    private static Check Held(Number total, Number target, long? natural)
    {
        var margin = total - target;
        var degree = margin >= 10 ? 3 : margin.Sign >= 0 ? 2 : margin > -10 ? 1 : 0;
        degree += natural == 20 ? 1 : natural == 1 ? -1 : 0;
        return new Check(target, margin, (Degree)Math.Clamp(degree, 0, 3));
    }
}
