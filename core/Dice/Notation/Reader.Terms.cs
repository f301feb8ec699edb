using System.Collections.Immutable;

namespace PluginHost.Dice;

internal ref partial struct Reader
{
    /// <summary>Every node that is built goes through here.</summary>
    private TNode? Built<TNode>(TNode node)
        where TNode : Node
    {
        if (++_nodes <= DialectRules.MostNodes)
        {
            return node;
        }

        Fail(DiceError.TooLarge, node.At.Start, node.At.End, $"An expression has at most {DialectRules.MostNodes} parts; this is one too many.", "Roll its parts one after another.");
        return null;
    }

    private bool Deeper(int start)
    {
        if (++_depth <= DialectRules.MostDepth)
        {
            return true;
        }

        Fail(DiceError.TooLarge, start, start + 1, $"Brackets and signs nest at most {DialectRules.MostDepth} deep.", "Take some of them away.");
        return false;
    }

    private Node? ReadExpression()
    {
        var left = ReadSum();
        while (left is not null && _rules.Compares)
        {
            Blanks();
            if (ReadSign() is not { } sign)
            {
                break;
            }

            var right = ReadSum();
            left = right is null ? null : Built(new ComparisonNode(TextSpan.Between(left.At.Start, right.At.End), left, sign, right));
        }

        return left;
    }

    private Node? ReadSum()
    {
        var first = ReadProduct();
        ImmutableArray<Term>.Builder? terms = null;
        while (first is not null)
        {
            Blanks();
            var minus = IsMinus(Next);
            if (!minus && Next != '+')
            {
                break;
            }

            _at++;
            if (ReadProduct() is not { } next)
            {
                return null;
            }

            if (++_nodes > DialectRules.MostNodes)
            {
                return Built(next);
            }

            terms ??= ImmutableArray.CreateBuilder<Term>(2);
            if (terms.Count == 0)
            {
                terms.Add(new Term(false, first));
            }

            terms.Add(new Term(minus, next));
        }

        return first is null || terms is null ? first : Built(new SumNode(TextSpan.Between(first.At.Start, terms[^1].Value.At.End), terms.DrainToImmutable()));
    }

    private Node? ReadProduct()
    {
        var first = ReadSigned();
        ImmutableArray<Factor>.Builder? factors = null;
        while (first is not null && ReadOperation() is { } operation)
        {
            if (ReadSigned() is not { } next)
            {
                return null;
            }

            if (++_nodes > DialectRules.MostNodes)
            {
                return Built(next);
            }

            (factors ??= ImmutableArray.CreateBuilder<Factor>(1)).Add(new Factor(operation, next));
        }

        return first is null || factors is null ? first : Built(new ProductNode(TextSpan.Between(first.At.Start, factors[^1].Value.At.End), first, factors.DrainToImmutable()));
    }

    private Operation? ReadOperation()
    {
        Blanks();
        switch (Next, Beyond(1))
        {
            case ('*', not '*') or ('\u00D7', _):
                _at++;
                return Operation.Multiply;
            case ('/', '/') when _rules.DividesWhole:
                _at += 2;
                return Operation.DivideWhole;
            case ('/', not ('/' or '*')) or ('\u00F7', _):
                _at++;
                return Operation.Divide;
            case ('%', _):
                _at++;
                return _rules.SignOfDividend ? Operation.Remainder : Operation.Modulo;
            default:
                return null;
        }
    }

    private Node? ReadSigned()
    {
        Blanks();
        var start = _at;
        if (!IsMinus(Next) && Next != '+')
        {
            return ReadPower();
        }

        var minus = Next != '+';
        _at++;
        Blanks();
        if (_rules.OnlyNumbersAreNegative && !char.IsAsciiDigit(Next))
        {
            return Fail(DiceError.Syntax, start, _at, "Here only a number can have a sign.", "Write 0-1d6, or (-1)*(1d6).");
        }

        if (!Deeper(start))
        {
            return null;
        }

        var value = ReadSigned();
        _depth--;
        if (_rules.OnlyNumbersAreNegative && value is not null && !IsNumber(value))
        {
            return Fail(DiceError.Syntax, start, value.At.End, "There is no negative number of dice.", "Write 0-4d6 to subtract dice.");
        }

        return value switch
        {
            null => null,
            _ when !minus => value,
            NumberNode number => number with { At = TextSpan.Between(start, number.At.End), Value = -number.Value },
            _ => Built(new NegativeNode(TextSpan.Between(start, value.At.End), value)),
        };
    }

    private static bool IsNumber(Node node) => node switch
    {
        NumberNode => true,
        LabelNode label => IsNumber(label.Value),
        PowerNode power => IsNumber(power.Base),
        _ => false,
    };

    private Node? ReadPower()
    {
        var left = ReadLabelled();
        while (left is not null)
        {
            Blanks();
            var signs = Next == '^' ? 1 : Next == '*' && Beyond(1) == '*' ? 2 : 0;
            if (signs == 0)
            {
                break;
            }

            var start = _at;
            _at += signs;
            if (!Deeper(start))
            {
                return null;
            }

            var right = _rules.PowersLeftToRight ? ReadLabelled() : ReadSigned();
            _depth--;
            left = right is null ? null : Built(new PowerNode(TextSpan.Between(left.At.Start, right.At.End), left, right));
        }

        return left;
    }

    /// <summary>Anything may carry labels: what they say, its sum is counted under.</summary>
    private Node? ReadLabelled()
    {
        var node = ReadAtom();
        while (node is not null)
        {
            var back = _at;
            Blanks();
            if (Next != '[' || Beyond(1) == '[')
            {
                _at = back;
                break;
            }

            var length = _text[_at..].IndexOf(']');
            if (length < 0)
            {
                return Fail(DiceError.Syntax, _at, _text.Length, "This label does not end.", "Close it with ].");
            }

            var label = Shown(_text.Slice(_at + 1, length - 1).Trim());
            _at += length + 1;
            node = label.Length == 0 ? node : Built(new LabelNode(TextSpan.Between(node.At.Start, _at), node, label));
        }

        return node;
    }
}
