using System.Collections.Immutable;

namespace PluginHost.Dice;

internal ref partial struct Reader
{
    /// <summary>An operation and a selector: k, p, rr, ro, ra, e, mi, ma with h3, l3, &gt;3, &lt;3 or 3. Neighbours of one kind mean any of them.</summary>
    private Modifier? ReadAvrae(int start)
    {
        foreach (var (sign, make) in AvraeOperations)
        {
            if (TakeStart(sign))
            {
                return ReadSelector() is { } selector ? make(TextSpan.Between(start, _at), selector) ?? BadSelector(start) : null;
            }
        }

        return null;
    }

    private static readonly (string Sign, Func<TextSpan, Selector, Modifier?> Make)[] AvraeOperations =
    [
        ("k", static (at, on) => new SelectModifier(at, true, [on], OfAll: false)),
        ("p", static (at, on) => new SelectModifier(at, false, [on], OfAll: false)),
        ("rr", static (at, on) => new RerollModifier(at, on, Rerolling.Until)),
        ("ro", static (at, on) => new RerollModifier(at, on, Rerolling.Once)),
        ("ra", static (at, on) => new RerollModifier(at, on, Rerolling.AddOne)),
        ("e", static (at, on) => new ExplodeModifier(at, on, false, false, false)),
        ("mi", static (at, on) => Bound(at, true, on)),
        ("ma", static (at, on) => Bound(at, false, on)),
    ];

    private static BoundModifier? Bound(TextSpan at, bool minimum, Selector on) =>
        on is { Rank: Rank.Matching, Condition.How: Comparison.Equal } && on.Condition.Than.AsFraction().Under <= Die.MostUnder ? new BoundModifier(at, minimum, on.Condition.Than) : null;

    private Modifier? BadSelector(int start)
    {
        Fail(DiceError.Syntax, start, _at, "A minimum or maximum is a plain number of at most 4 decimal places.", "Write mi2 or ma5.");
        return null;
    }

    private Selector? ReadSelector()
    {
        var rank = char.ToLowerInvariant(Next);
        if (rank is 'h' or 'l' && char.IsAsciiDigit(Beyond(1)))
        {
            _at++;
            return ReadWhole() is { } number ? rank == 'h' ? Selector.Highest(number) : Selector.Lowest(number) : null;
        }

        Comparison? sign = Next is '>' or '<' ? ReadSign() : Comparison.Equal;
        return ReadLimit() is { } limit ? Selector.Matching(new Condition(sign!.Value, limit)) : null;
    }

    /// <summary>r rerolls once and rr until it is different; x explodes; cs and cf count.</summary>
    private Modifier? ReadFoundry(int start)
    {
        if (_margin is not null)
        {
            return null;
        }

        switch (char.ToLowerInvariant(Next))
        {
            case 'k':
                return ReadSelect(start, keeps: true);
            case 'x':
                return ReadFoundryExplode(start);
            case 'r':
                _at++;
                var until = TakeStart("r");
                return new RerollModifier(
                    TextSpan.Between(start, _at), ReadOptionalCondition() is { } again ? Selector.Matching(again) : null, until ? Rerolling.Until : Rerolling.Once)
                { At = TextSpan.Between(start, _at) };
            case 'm' when TakeStart("min") || TakeStart("max"):
                return ReadLimit() is { } bound ? Bounded(TextSpan.Between(start, _at), char.ToLowerInvariant(_text[start + 1]) == 'i', bound) : null;
            case 'm' when TakeStart("ms"):
                var below = ReadSign() is Comparison.Less or Comparison.AtMost;
                if (Next == '(')
                {
                    ReadFoundryMargin(below);
                    return null;
                }

                return ReadLimit() is { } target ? new MarginModifier(TextSpan.Between(start, _at), target, below) : null;
            case 'c' when TakeStart("cs"):
                return ReadFoundryCount(start, ReadOptionalCondition() ?? Face(_faces?.Highest));
            case 'e' when TakeStart("even"):
                return ReadFoundryCount(start, new Condition(Comparison.Even, 0));
            case 'o' when TakeStart("odd"):
                return ReadFoundryCount(start, new Condition(Comparison.Odd, 0));
            case 'c' when TakeStart("cf"):
                // How many failures there are: alone it takes nothing away, so it is a count like any other.
                return ReadFoundryCount(start, ReadOptionalCondition() ?? Face(_faces?.Lowest));
            case 'd' when StandsHere("df"):
            case 's' when StandsHere("sf"):
                return ReadFoundryFailures(start, null);
            case 'd':
                return ReadSelect(start, keeps: false);
            default:
                return null;
        }
    }

    private static Condition? Face(long? face) => face is { } its ? new Condition(Comparison.Equal, its) : null;

    /// <summary>x alone, with a condition, or with a number of further dice before the condition.</summary>
    private ExplodeModifier ReadFoundryExplode(int start)
    {
        _at++;
        var once = TakeStart("o");
        var back = _at;
        var most = char.IsAsciiDigit(Next) ? ReadWhole() : null;
        if (!once && most is not null && ReadSign() is { } sign && ReadLimit() is { } limit)
        {
            return new ExplodeModifier(TextSpan.Between(start, _at), Selector.Matching(new Condition(sign, limit)), false, false, false, most);
        }

        _at = back;
        return new ExplodeModifier(TextSpan.Between(start, _at), ReadOptionalCondition() is { } on ? Selector.Matching(on) : null, false, false, once) { At = TextSpan.Between(start, _at) };
    }

    /// <summary>A margin over something that is rolled itself is a difference.</summary>
    private void ReadFoundryMargin(bool below) => _margin = ReadBracketed() is [var target] ? (target, below) : null;

    private Node? WithMargin(Node? node)
    {
        if (_margin is not var (target, below) || node is null)
        {
            return node;
        }

        _margin = null;
        return Built(new SumNode(TextSpan.Between(node.At.Start, _at), below ? [new(false, target), new(true, node)] : [new(false, node), new(true, target)]));
    }

    private CountModifier? ReadFoundryCount(int start, Condition? success)
    {
        if (success is null)
        {
            Fail(DiceError.Syntax, start, _at, "What is counted is missing.", "Write cs>5.");
            return null;
        }

        var back = _at;
        Blanks();
        if (!StandsHere("df") && !StandsHere("sf"))
        {
            _at = back;
        }

        return StandsHere("df") || StandsHere("sf") ? ReadFoundryFailures(start, success) : new CountModifier(TextSpan.Between(start, _at), success, null);
    }

    /// <summary>df takes one away for each failure, sf what it shows. Without a condition of their own, whatever was no success has failed.</summary>
    private CountModifier? ReadFoundryFailures(int start, Condition? success)
    {
        var takesValue = TakeStart("sf") || !TakeStart("df");
        var failure = ReadOptionalCondition() ?? success?.Opposite;
        if (failure is not null)
        {
            return new CountModifier(TextSpan.Between(start, _at), success, failure, TakesValue: takesValue);
        }

        Fail(DiceError.Syntax, start, _at, "What counts as a failure is missing.", "Write df<3, or count successes first: cs>5df.");
        return null;
    }

    /// <summary>In one order whatever was written, and of two of a kind the last.</summary>
    private readonly ImmutableArray<Modifier> Ordered(ImmutableArray<Modifier>.Builder modifiers)
    {
        if (modifiers.Count == 1)
        {
            return modifiers.DrainToImmutable();
        }

        if (_rules.Dialect == Dialect.Avrae)
        {
            return Joined(modifiers);
        }

        return _rules.FixedOrder
            ? [.. modifiers.AsEnumerable().Reverse().DistinctBy(Kind).Reverse().OrderBy(Order)]
            : modifiers.DrainToImmutable();
    }

    private static ImmutableArray<Modifier> Joined(ImmutableArray<Modifier>.Builder modifiers)
    {
        var joined = ImmutableArray.CreateBuilder<Modifier>(modifiers.Count);
        foreach (var next in modifiers)
        {
            if (joined.Count > 0 && joined[^1] is SelectModifier before && next is SelectModifier one && one.Keeps == before.Keeps)
            {
                joined[^1] = before with { At = TextSpan.Between(before.At.Start, one.At.End), Which = before.Which.AddRange(one.Which) };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined.ToImmutable();
    }

    private static (int, bool, Rank) Kind(Modifier modifier) => modifier switch
    {
        SelectModifier select => (Order(modifier), select.Keeps, select.Which[0].Rank),
        BoundModifier bound => (Order(modifier), bound.Minimum, default),
        MarkModifier mark => (Order(modifier), mark.Success, default),
        _ => (Order(modifier), default, default),
    };

    private static int Order(Modifier modifier) => modifier switch
    {
        BoundModifier { Minimum: true } => 1,
        BoundModifier => 2,
        ExplodeModifier => 3,
        RerollModifier => 4,
        UniqueModifier => 5,
        SelectModifier { Keeps: true } => 6,
        SelectModifier => 7,
        CountModifier => 8,
        MarkModifier { Success: true } => 9,
        MarkModifier => 10,
        _ => 11,
    };
}
