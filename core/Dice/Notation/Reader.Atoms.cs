using System.Collections.Immutable;

namespace PluginHost.Dice;

internal ref partial struct Reader
{
    private const int MostFaces = 1000;

    private Node? ReadAtom()
    {
        Blanks();
        var start = _at;
        var c = Next;
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Beyond(1))))
        {
            return ReadNumberOrPool(start);
        }

        switch (c)
        {
            case 'd' or 'D' when StartsDie(1):
                return ReadPool(start, new NumberNode(new TextSpan(start, 0), Number.One));
            case '(':
                return ReadBrackets(start);
            case '{':
                return ReadGroup(start, null);
            case '[' when Beyond(1) == '[':
                return ReadInline(start);
            case '@':
                return ReadVariable(start);
            default:
                return char.IsAsciiLetter(c) ? ReadCall(start) : Unexpected();
        }
    }

    /// <summary>Whether a d at an offset begins dice.</summary>
    private readonly bool StartsDie(int offset)
    {
        while (Beyond(offset) == ' ')
        {
            offset++;
        }

        var c = Beyond(offset);
        return char.IsAsciiDigit(c) || c is '%' or '(' or '-' or '\u2212' || (c == '{' && _rules.Lists) || (c == '[' && Beyond(offset + 1) == '[')
            || c == 'F' || (c == 'f' && !char.IsAsciiLetter(Beyond(offset + 1)));
    }

    private Node? ReadNumberOrPool(int start)
    {
        if (ReadNumber() is not { } value)
        {
            return null;
        }

        var node = new NumberNode(TextSpan.Between(start, _at), value);
        var back = _at;
        Blanks();
        if (Next is 'd' or 'D' && StartsDie(1))
        {
            if (!value.IsWhole)
            {
                return Fail(DiceError.Syntax, start, back, "The number of dice is a whole number.", $"Write {value.Whole}d6, or multiply afterwards.");
            }

            return _rules.NoZeroDice && _text[start] == '0'
                ? Fail(DiceError.Syntax, start, back, "The number of dice does not begin with 0.", "Write how many dice there are, such as 1d6.")
                : ReadPool(start, node);
        }

        if (Next is '(' or '{' && Next == (_rules.Repeats ? Next : '\0'))
        {
            return Next == '{' ? ReadGroup(start, node) : ReadRepeat(start, node);
        }

        if (Next == '(')
        {
            return Fail(DiceError.Syntax, back, _at + 1, "A number in front of a bracket means nothing here.", "Write * to multiply.");
        }

        _at = back;
        return Built(node);
    }

    private GroupNode? ReadRepeat(int start, Node times)
    {
        if (ReadBracketed() is not { } members)
        {
            return null;
        }

        var modifiers = ReadGroupModifiers();
        return modifiers.IsDefault ? null : Built(new GroupNode(TextSpan.Between(start, _at), members, times, modifiers, DiceCount: false));
    }

    /// <summary>A bracket: around one expression, a computed number of dice, or a group.</summary>
    private Node? ReadBrackets(int start)
    {
        if (ReadBracketed() is not { } members)
        {
            return null;
        }

        var isGroup = members.Length > 1 || _text[start..(_at - 1)].TrimEnd().EndsWith(",", StringComparison.Ordinal);
        var back = _at;
        Blanks();
        if (!isGroup && Next is 'd' or 'D' && StartsDie(1) && !StandsHere("dl") && !StandsHere("dh"))
        {
            return _rules.NoDiceInside && HasDice(members[0])
                ? Fail(DiceError.Syntax, start, back, "The number of dice cannot itself be rolled here.", "Roll the number first.")
                : ReadPool(start, members[0]);
        }

        _at = back;
        if (!isGroup && !_rules.Commas)
        {
            return members[0] with { At = TextSpan.Between(start, _at) };
        }

        var modifiers = ReadGroupModifiers();
        return modifiers.IsDefault ? null
            : !isGroup && modifiers.IsEmpty ? members[0] with { At = TextSpan.Between(start, _at) }
            : Built(new GroupNode(TextSpan.Between(start, _at), members, null, modifiers, DiceCount: !isGroup && HasDice(members[0])));
    }

    private ImmutableArray<Node>? ReadBracketed()
    {
        var start = _at++;
        if (!Deeper(start))
        {
            return null;
        }

        var members = ReadMembers(start, ')', many: _rules.Commas);
        _depth--;
        return members;
    }

    private ImmutableArray<Node>? ReadMembers(int start, char close, bool many)
    {
        var members = ImmutableArray.CreateBuilder<Node>(1);
        while (true)
        {
            Blanks();
            if (members.Count > 0 && Take(close))
            {
                return members.DrainToImmutable();
            }

            if (_at == _text.Length)
            {
                Fail(DiceError.Syntax, start, _at, $"The bracket opened in column {start + 1} is not closed.", $"Close it with {close}.");
                return null;
            }

            if (ReadExpression() is not { } member)
            {
                return null;
            }

            members.Add(member);
            Blanks();
            if (many && Take(','))
            {
                continue;
            }

            if (Next != close && _at < _text.Length)
            {
                Unexpected();
                return null;
            }
        }
    }

    private Node? ReadGroup(int start, Node? times)
    {
        var open = _at++;
        if (_rules.Dialect == Dialect.Avrae)
        {
            return Fail(DiceError.Syntax, open, _at, "Groups are written with round brackets here.", "Write (2d6, 1d8)kh1.");
        }

        if (!Deeper(open))
        {
            return null;
        }

        var members = ReadMembers(open, '}', many: true);
        _depth--;
        if (members is not { } its)
        {
            return null;
        }

        var modifiers = ReadGroupModifiers();
        return modifiers.IsDefault ? null : Built(new GroupNode(TextSpan.Between(start, _at), its, times, modifiers, _rules.DiceOfOne && its.Length == 1));
    }

    /// <summary>[[1d4]]d6: what is inside is rolled first.</summary>
    private Node? ReadInline(int start)
    {
        if (_rules.Dialect != Dialect.Roll20)
        {
            return Fail(DiceError.Syntax, start, start + 2, "Double brackets are Roll20's.", "Write round brackets.");
        }

        _at += 2;
        if (!Deeper(start))
        {
            return null;
        }

        var inner = ReadExpression();
        _depth--;
        Blanks();
        if (inner is null || !TakeStart("]]"))
        {
            return inner is null ? null : Unexpected();
        }

        return Next is 'd' or 'D' && StartsDie(1) ? ReadPool(start, inner) : inner with { At = TextSpan.Between(start, _at) };
    }

    private Node? ReadVariable(int start)
    {
        _at++;
        var braced = Take('{');
        var name = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '.' || (braced && Next is ' ' or '-' && _at < _text.Length))
        {
            _at++;
        }

        var text = _text[name.._at];
        return text.Length is 0 or > 100 || (braced && !Take('}'))
            ? Fail(DiceError.Syntax, start, _at, "A value of the sheet has a name.", "Write @str.mod.")
            : Built(new VariableNode(TextSpan.Between(start, _at), text.ToString()));
    }

    private Node? ReadCall(int start)
    {
        var length = 0;
        while (char.IsAsciiLetter(Beyond(length)))
        {
            length++;
        }

        if (Beyond(length) != '(' || _rules.Dialect == Dialect.Avrae || Function.Find(_text.Slice(start, length)) is not { } function)
        {
            return Unexpected();
        }

        function = function.Name == "round" && _rules.RoundsHalvesUp ? Function.RoundHalvesUp : function;
        _at += length;
        var open = _at++;
        if (!Deeper(open))
        {
            return null;
        }

        var arguments = ReadMembers(open, ')', many: true);
        _depth--;
        if (arguments is not { } its)
        {
            return null;
        }

        return its.Length < function.Least || its.Length > function.Most
            ? Fail(DiceError.Syntax, start, _at, $"{function.Name} takes {(function.Least == function.Most ? $"{function.Least}" : $"{function.Least} or more")} value(s); here are {its.Length}.", "Separate values by commas.")
            : Built(new CallNode(TextSpan.Between(start, _at), function, its));
    }

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

        var modifiers = ReadPoolModifiers();
        if (!modifiers.IsDefault && modifiers.FirstOrDefault(static modifier => modifier is AdvantageModifier) is { } advantage && count is not NumberNode { Value: { IsWhole: true, Whole: 1 } })
        {
            return Fail(DiceError.Syntax, advantage.At.Start, advantage.At.End, "Advantage belongs to a single die.", "Write 1d20 adv; for more dice write how many to keep, such as 4d6kh2.");
        }

        return modifiers.IsDefault ? null : Built(new PoolNode(TextSpan.Between(start, _at), count, faces, sides, modifiers));
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
