using System.Collections.Immutable;

namespace PluginHost.Dice;

internal ref partial struct Reader
{
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
}
