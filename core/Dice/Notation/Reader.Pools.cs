using System.Collections.Immutable;

namespace PluginHost.Dice;

internal ref partial struct Reader
{
    private const int MostFaces = 1000;

    /// <summary>From the d on.</summary>
    private Node? ReadPool(int start, Node count)
    {
        _at++;
        Blanks();
        Faces? faces = null;
        Node? sides = null;
        var at = _at;
        switch (Next)
        {
            case '%':
                _at++;
                faces = _rules.Tens ? Faces.Tens : Faces.Percent;
                break;
            case 'F' or 'f':
                faces = ReadFate();
                break;
            case '{':
                faces = ReadFaces();
                break;
            case '(':
                sides = ReadBracketed() is { Length: 1 } one ? one[0] : null;
                break;
            case '[':
                sides = ReadInline(_at);
                break;
            default:
                faces = ReadSides();
                break;
        }

        if (sides is not null && _rules.NoDiceInside && HasDice(sides))
        {
            return Fail(DiceError.Syntax, at, _at, "The number of sides cannot itself be rolled here.", "Roll the number first.");
        }

        if (Error is not null || (faces is null && sides is null))
        {
            return Error is null ? Fail(DiceError.Syntax, at, _at, "A die has one number of sides.", "Write 1d(2+4).") : null;
        }

        _faces = faces;
        var modifiers = ReadPoolModifiers();
        if (!modifiers.IsDefault && modifiers.FirstOrDefault(static modifier => modifier is AdvantageModifier) is { } advantage && count is not NumberNode { Value: { IsWhole: true, Whole: 1 } })
        {
            return Fail(DiceError.Syntax, advantage.At.Start, advantage.At.End, "Advantage belongs to a single die.", "Write 1d20 adv; for more dice write how many to keep, such as 4d6kh2.");
        }

        return modifiers.IsDefault ? null : WithMargin(Built(new PoolNode(TextSpan.Between(start, _at), count, faces, sides, modifiers)));
    }

    private Faces? ReadSides()
    {
        var at = _at;
        if (!char.IsAsciiDigit(Next))
        {
            Fail(DiceError.Syntax, at, at + 1, "A die has at least one side.", "Write a number, such as d6.");
            return null;
        }

        if (ReadWhole() is not { } sides)
        {
            return null;
        }

        if (sides == 0 || (_rules.NoZeroDice && _text[at] == '0'))
        {
            Fail(DiceError.Syntax, at, _at, sides == 0 ? "A die has at least one side." : "The number of sides does not begin with 0.", "Write a number, such as d6.");
            return null;
        }

        if (Next == '.' && char.IsAsciiDigit(Beyond(1)))
        {
            Fail(DiceError.Syntax, at, _at + 2, "The number of sides is a whole number.", $"Write d{sides}.");
            return null;
        }

        return Faces.Of(sides);
    }

    private Faces? ReadFate()
    {
        var at = _at++;
        if (!Take('.'))
        {
            return Faces.Fate;
        }

        var variant = Next;
        _at += _at < _text.Length ? 1 : 0;
        if (variant is '1' or '2' && !char.IsAsciiDigit(Next))
        {
            return variant == '1' ? Faces.FateOne : Faces.Fate;
        }

        Fail(DiceError.Syntax, at, _at, "There are two kinds of Fate dice.", "Write dF, dF.1 or dF.2.");
        return null;
    }

    /// <summary>Numbers, or symbols: d{1,1,2} and d{s,sa,aa,_}.</summary>
    private Faces? ReadFaces()
    {
        var open = _at++;
        var values = ImmutableArray.CreateBuilder<long>();
        var symbols = ImmutableArray.CreateBuilder<string>();
        do
        {
            Blanks();
            var start = _at;
            if (char.IsAsciiLetterLower(Next) || Next == '_')
            {
                while (char.IsAsciiLetterLower(Next) || Next == '_')
                {
                    _at++;
                }

                symbols.Add(_text[start.._at].ToString());
            }
            else
            {
                var minus = IsMinus(Next);
                _at += minus ? 1 : 0;
                if (!char.IsAsciiDigit(Next) || ReadWhole() is not { } value)
                {
                    Unexpected();
                    return null;
                }

                values.Add(minus ? -value : value);
            }

            Blanks();
        }
        while (Take(',') && values.Count + symbols.Count <= MostFaces);

        if (values.Count + symbols.Count > MostFaces || !Take('}') || (values.Count > 0 && symbols.Count > 0))
        {
            Fail(DiceError.Syntax, open, _at, $"A die of its own has up to {MostFaces} faces, all numbers or all symbols.", "Write d{1,1,2,3} or d{s,sa,aa,_}.");
            return null;
        }

        return symbols.Count > 0 ? Faces.Of(symbols.DrainToImmutable()) : Faces.Of(values.DrainToImmutable());
    }

    private static bool HasDice(Node node) => node switch
    {
        PoolNode => true,
        GroupNode group => group.Members.Any(HasDice),
        SumNode sum => sum.Terms.Any(static term => HasDice(term.Value)),
        ProductNode product => HasDice(product.First) || product.Rest.Any(static factor => HasDice(factor.Value)),
        PowerNode power => HasDice(power.Base) || HasDice(power.Exponent),
        NegativeNode negative => HasDice(negative.Value),
        ComparisonNode comparison => HasDice(comparison.Left) || HasDice(comparison.Right),
        CallNode call => call.Arguments.Any(HasDice),
        LabelNode label => HasDice(label.Value),
        _ => false,
    };
}
