namespace PluginHost.Dice;

/// <summary>Walks a tree with distributions in the place of numbers: parts of an expression share no dice, so they are independent. Null where it is not affordable.</summary>
internal sealed class ExactOdds(IReadOnlyDictionary<string, Number>? sheet, long budget)
{
    private long _budget = budget;

    public DiceError? Error { get; private set; }

    public Distribution? Of(Node node) => Checked(node, node switch
    {
        NumberNode number => Distribution.Always(number.Value),
        VariableNode variable => sheet is not null && sheet.TryGetValue(variable.Name, out var value) ? Distribution.Always(value) : null,
        PoolNode pool => Pool(pool),
        GroupNode group => Group(group),
        SumNode sum => Sum(sum),
        ProductNode product => product.Rest.Aggregate(Of(product.First), (total, factor) => Combined(total, Of(factor.Value), Operator(factor.How))),
        NegativeNode negative => Of(negative.Value)?.Map(static value => -value),
        LabelNode label => Of(label.Value),
        CheckNode check => Of(check.Value),
        WholeNode whole => Of(whole.Value)?.Map(static value => value.Truncate()),
        PowerNode power => Combined(Of(power.Base), Of(power.Exponent), static (left, right) => left.Power(right)),
        ComparisonNode comparison => Combined(Of(comparison.Left), Of(comparison.Right), (left, right) => Condition.Holds(comparison.How, left, right) ? 1 : 0),
        CallNode call => Call(call),
        _ => null,
    });

    private Distribution? Checked(Node node, Distribution? its)
    {
        if (its is not null && its.Values.Length > 0 && !its.Values[0].IsNumber)
        {
            Error ??= new DiceError(DiceError.NoValue, node.At, "Some rolls of this have no value.", "Check what it is divided by.");
            return null;
        }

        return Error is null && _budget >= 0 ? its : null;
    }

    private static Func<Number, Number, Number> Operator(Operation how) => how switch
    {
        Operation.Multiply => static (left, right) => left * right,
        Operation.Divide => static (left, right) => left / right,
        Operation.DivideWhole => static (left, right) => (left / right).Floor(),
        Operation.Modulo => static (left, right) => left.Modulo(right),
        _ => static (left, right) => left.Remainder(right),
    };

    private Distribution? Combined(Distribution? left, Distribution? right, Func<Number, Number, Number> combine)
    {
        if (left is null || right is null || !Affords((long)left.Values.Length * right.Values.Length))
        {
            return null;
        }

        return left.With(right, combine);
    }

    private bool Affords(long steps)
    {
        _budget -= steps;
        return _budget >= 0;
    }

    private Distribution? Sum(SumNode sum)
    {
        var total = Distribution.Always(0);
        foreach (var term in sum.Terms)
        {
            var next = Of(term.Value);
            if (next is null || !Affords((long)total.Values.Length * next.Values.Length))
            {
                return null;
            }

            total = total.Plus(term.Minus ? next.Map(static value => -value) : next);
        }

        return total;
    }

    private Distribution? Call(CallNode call)
    {
        var arguments = new List<Distribution>();
        foreach (var argument in call.Arguments)
        {
            if (Of(argument) is not { } its)
            {
                return null;
            }

            arguments.Add(its);
        }

        var function = call.Function;
        return arguments.Count switch
        {
            1 => arguments[0].Map(value => function.Value([value])),
            2 => Combined(arguments[0], arguments[1], (left, right) => function.Value([left, right])),
            _ when function.Name == "if" => If(arguments),
            _ => arguments.Aggregate((Distribution?)null, (best, next) => best is null ? next : Combined(best, next, (left, right) => function.Value([left, right]))),
        };
    }

    private static Distribution If(List<Distribution> arguments)
    {
        var holds = arguments[0].Values.ToArray().Zip(arguments[0].Weights.ToArray()).Where(static pair => pair.First.Sign != 0).Aggregate(System.Numerics.BigInteger.Zero, static (sum, pair) => sum + pair.Second);
        return Distribution.Mixed([(holds, arguments[1]), (arguments[0].Denominator - arguments[0].Missing - holds, arguments[2])], arguments[0].Denominator);
    }

    private Distribution? Pool(PoolNode pool)
    {
        if (Of(pool.Count) is not { } counts || (pool.Faces is null && pool.Sides is null))
        {
            return null;
        }

        if (pool.Faces is { } faces)
        {
            return Mixed(counts, dice => PoolOdds.Of(pool, faces, dice, ref _budget));
        }

        return Of(pool.Sides!) is { } sides
            ? Mixed(counts, dice => Mixed(sides, each => each >= 1 ? PoolOdds.Of(pool, Faces.Of(each), dice, ref _budget) : null))
            : null;
    }

    private static Distribution? Mixed(Distribution weights, Func<long, Distribution?> of)
    {
        if (weights.Values.Length == 1)
        {
            return weights.Values[0].Sign >= 0 ? of(weights.Values[0].Floor().Whole) : null;
        }

        var parts = new List<(System.Numerics.BigInteger, Distribution)>();
        for (var index = 0; index < weights.Values.Length; index++)
        {
            if (weights.Values[index].Sign < 0 || of(weights.Values[index].Floor().Whole) is not { } its)
            {
                return null;
            }

            parts.Add((weights.Weights[index], its));
        }

        return Distribution.Mixed(parts, weights.Denominator);
    }

    private Distribution? Group(GroupNode group)
    {
        if (group.Modifiers.Any(static modifier => modifier is MatchModifier { Counts: true }))
        {
            return null;
        }

        if (group.DiceCount && group.Modifiers.Any(static modifier => modifier is SelectModifier or CountModifier { OfTotals: false }))
        {
            return GroupOfOne(group);
        }

        var kinds = new List<Alike>();
        if ((group.Times is null ? Distribution.Always(1) : Of(group.Times)) is not { Values.Length: 1 } times || times.Values[0] is not { IsWhole: true, Whole: >= 0 and <= 1000 and var turns })
        {
            return null;
        }

        foreach (var member in group.Members)
        {
            if (Of(member) is not { } its)
            {
                return null;
            }

            kinds.Add(new Alike((int)turns, its));
        }

        return Settled(group, kinds);
    }

    private Distribution? Settled(GroupNode group, List<Alike> kinds)
    {
        var kept = Enumerable.Repeat(true, kinds.Sum(static kind => kind.Dice)).ToArray();
        var whole = true;
        foreach (var select in group.Modifiers.OfType<SelectModifier>())
        {
            whole = false;
            if (!Kept.Narrow(kept, select))
            {
                return null;
            }
        }

        var count = group.Modifiers.OfType<CountModifier>().LastOrDefault();
        var worth = count is null ? KeptDice.Itself : Kept.Worth(count);
        var total = whole
            ? kinds.Aggregate((Distribution?)Distribution.Always(0), (sum, kind) => Plus(sum, kind, worth))
            : KeptDice.Of(kinds, kept, worth, ref _budget);
        return group.Modifiers.OfType<MarginModifier>().Aggregate(total, static (sum, margin) => sum?.Map(margin.Of));
    }

    private Distribution? Plus(Distribution? sum, Alike kind, Func<Number, Number> worth)
    {
        var each = worth == KeptDice.Itself ? kind.One : kind.One.Map(worth);
        return sum is not null && Affords((long)sum.Values.Length * each.Values.Length * kind.Dice * kind.Dice) ? sum.Plus(each.Times(kind.Dice)) : null;
    }

    /// <summary>A group of one member whose dice are kept: possible where the member is a sum of plain pools and numbers.</summary>
    private Distribution? GroupOfOne(GroupNode group)
    {
        var kinds = new List<Alike>();
        var rest = Number.Zero;
        foreach (var term in group.Members[0] is SumNode sum ? sum.Terms.AsEnumerable() : [new Term(false, group.Members[0])])
        {
            switch (term.Value)
            {
                case NumberNode number:
                    rest += term.Minus ? -number.Value : number.Value;
                    break;
                case PoolNode { Count: NumberNode { Value: { IsWhole: true, Whole: <= 1000 and var dice } }, Faces: { Count: <= 1000 } faces, Modifiers.IsEmpty: true } when !term.Minus:
                    kinds.Add(new Alike((int)dice, PoolOdds.One(faces)));
                    break;
                default:
                    return null;
            }
        }

        var counts = group.Modifiers.Any(static modifier => modifier is CountModifier { OfTotals: false });
        if (kinds.Count == 0 || group.Modifiers.Any(static modifier => modifier is CountModifier { OfTotals: true }))
        {
            return null;
        }

        return Settled(group, kinds)?.Map(value => counts ? value : value + rest);
    }
}
