namespace PluginHost.Dice;

internal sealed partial class Roller
{
    private int _throw;
    private int _gathering;
    private Number _scale;
    private Dictionary<string, Number>? _labels;
    private (Number Total, Number Target)? _check;

    /// <summary>Adds up what was thrown; the cursors walk along.</summary>
    private Number Sum(Node node)
    {
        switch (node)
        {
            case NumberNode number:
                return number.Value;
            case PoolNode pool:
                return SumPool(pool);
            case SumNode sum:
                return SumTerms(sum);
            case ProductNode product:
                return SumProduct(product);
            case GroupNode group:
                return SumGroup(group);
            case LabelNode label:
                var labelled = Sum(label.Value);
                _labels ??= new Dictionary<string, Number>(StringComparer.OrdinalIgnoreCase);
                _labels[label.Label] = _labels.GetValueOrDefault(label.Label, Number.Zero) + (labelled * _scale);
                return labelled;
            case NegativeNode negative:
                return -Scaled(negative.Value, -Number.One);
            case PowerNode power:
                return Unscaled(power.Base).Power(Unscaled(power.Exponent));
            case ComparisonNode comparison:
                var (left, right) = (Unscaled(comparison.Left), Unscaled(comparison.Right));
                return Condition.Holds(comparison.How, left, right) ? 1 : 0;
            case CallNode call:
                return SumCall(call);
            case CheckNode check:
                var total = Sum(check.Value);
                _check = (total, Sum(check.Target));
                return total;
            case WholeNode whole:
                return Sum(whole.Value).Truncate();
            case VariableNode variable:
                return Look(variable);
            default:
                return Number.None;
        }
    }

    private Number SumTerms(SumNode sum)
    {
        var total = Number.Zero;
        foreach (var term in sum.Terms)
        {
            total += term.Minus ? -Scaled(term.Value, -Number.One) : Sum(term.Value);
        }

        return total;
    }

    private Number SumProduct(ProductNode product)
    {
        var scale = Scale(product);
        var total = Scaled(product.First, scale);
        foreach (var factor in product.Rest)
        {
            var value = Scaled(factor.Value, factor.How == Operation.Multiply ? scale : Number.Zero);
            if (value.IsNumber && value.Sign == 0 && factor.How != Operation.Multiply)
            {
                Fail(DiceError.NoValue, factor.Value.At, "Nothing can be divided by zero.", "Check what it is divided by.");
                return Number.None;
            }

            total = factor.How switch
            {
                Operation.Multiply => total * value,
                Operation.Divide => total / value,
                Operation.DivideWhole => (total / value).Floor(),
                Operation.Modulo => total.Modulo(value),
                _ => total.Remainder(value),
            };
        }

        return total;
    }

    /// <summary>How often labels inside the only part count that is no plain number; nothing where there are several, or a division that rounds.</summary>
    private static Number Scale(ProductNode product)
    {
        var scale = product.First is NumberNode first ? first.Value : Number.One;
        var parts = product.First is NumberNode ? 0 : 1;
        foreach (var factor in product.Rest)
        {
            if (factor.Value is NumberNode constant)
            {
                scale = factor.How switch { Operation.Multiply => scale * constant.Value, Operation.Divide => scale / constant.Value, _ => Number.None };
            }
            else
            {
                parts++;
            }
        }

        return parts == 1 && scale.IsNumber ? scale : Number.Zero;
    }

    private Number SumCall(CallNode call)
    {
        var arguments = new Number[call.Arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = Unscaled(call.Arguments[index]);
        }

        var value = call.Function.Value(arguments);
        if (!value.IsNumber)
        {
            Fail(DiceError.NoValue, call.At, $"{call.Function.Name} has no value here.", "Check what it is given.");
        }

        return value;
    }

    private Number Look(VariableNode variable)
    {
        if (_sheet is not null && _sheet.TryGetValue(variable.Name, out var value))
        {
            return value;
        }

        Fail(DiceError.UnknownVariable, variable.At, $"The sheet has no '{variable.Name}'.", "Choose a character, or write the number.");
        return Number.None;
    }

    /// <summary>Labels inside count this many times.</summary>
    private Number Scaled(Node node, Number times)
    {
        var before = _scale;
        _scale *= times;
        var total = Sum(node);
        _scale = before;
        return total;
    }

    /// <summary>Labels inside have no share of the total that could be named.</summary>
    private Number Unscaled(Node node) => Scaled(node, Number.Zero);

    private Number SumPool(PoolNode pool)
    {
        if (pool.Count is not NumberNode)
        {
            Unscaled(pool.Count);
        }

        if (pool.Sides is not (null or NumberNode))
        {
            Unscaled(pool.Sides);
        }

        ref readonly var thrown = ref _throws[_throw++];
        var dice = _dice.AsSpan(thrown.Start, thrown.Length);
        return pool.Modifiers.IsEmpty ? Total(dice) : Settled(pool.Modifiers, dice);
    }
}
