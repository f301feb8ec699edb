namespace PluginHost.Dice;

internal ref partial struct Reader
{
    private CountModifier? ReadCount(int start)
    {
        if (!_rules.Counts || ReadSign() is not { } sign)
        {
            return null;
        }

        Blanks();
        if (_rules.Compares && !IsLimit())
        {
            // Totals are compared: the sign belongs to whoever reads the expression.
            return null;
        }

        if (ReadLimit() is not { } limit)
        {
            return null;
        }

        Condition? failure = null;
        if (Next is 'f' or 'F' && !char.IsAsciiLetter(Beyond(1)))
        {
            _at++;
            failure = ReadOptionalCondition();
            if (failure is null)
            {
                Fail(DiceError.Syntax, start, _at, "What counts as a failure is missing.", "Write f=1 or f<2.");
                return null;
            }
        }

        return new CountModifier(TextSpan.Between(start, _at), new Condition(sign, limit), failure, OfTotals: _rules.FixedOrder, Cancels: _rules.Dialect == Dialect.Roll20);
    }

    private MarkModifier? ReadMark(int start)
    {
        if (_rules.Words && TakeStart("crit"))
        {
            return ReadLimit() is { } least ? new MarkModifier(TextSpan.Between(start, _at), Success: true, new Condition(Comparison.AtLeast, least)) : null;
        }

        var success = TakeStart("cs");
        return success || TakeStart("cf") ? new MarkModifier(TextSpan.Between(start, _at), success, ReadOptionalCondition()) { At = TextSpan.Between(start, _at) } : null;
    }

    /// <summary>A sign and a number, or a number alone where that is usual.</summary>
    private Condition? ReadOptionalCondition()
    {
        var back = _at;
        var sign = ReadSign();
        if (sign is not null)
        {
            return ReadLimit() is { } limit ? new Condition(sign.Value, limit) : null;
        }

        if ((_rules.BareConditions || _rules.Words) && char.IsAsciiDigit(Next) && ReadNumber() is { } number)
        {
            return new Condition(Comparison.Equal, number);
        }

        _at = back;
        return null;
    }

    private readonly bool IsLimit()
    {
        var offset = IsMinus(Next) ? 1 : 0;
        if (!char.IsAsciiDigit(Beyond(offset)))
        {
            return false;
        }

        while (char.IsAsciiDigit(Beyond(offset)))
        {
            offset++;
        }

        return !(Beyond(offset) is 'd' or 'D' && StartsDie(offset + 1));
    }

    private Number? ReadLimit()
    {
        var start = _at;
        var minus = IsMinus(Next);
        _at += minus ? 1 : 0;
        if (!char.IsAsciiDigit(Next))
        {
            Fail(DiceError.Syntax, start, Math.Min(_at + 1, _text.Length), "A number is expected here.", "Write it with digits, such as 3.");
            return null;
        }

        return ReadNumber() is { } value ? minus ? -value : value : null;
    }
}
