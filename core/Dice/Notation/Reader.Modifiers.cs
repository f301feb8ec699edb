using System.Collections.Immutable;

namespace PluginHost.Dice;

internal ref partial struct Reader
{
    /// <summary>Default when the error was set.</summary>
    private ImmutableArray<Modifier> ReadPoolModifiers()
    {
        var first = ReadPoolModifier();
        if (first is null)
        {
            return Error is null ? [] : default;
        }

        var modifiers = ImmutableArray.CreateBuilder<Modifier>(1);
        for (var next = first; next is not null; next = ReadPoolModifier())
        {
            modifiers.Add(next);
            if (++_nodes > DialectRules.MostNodes)
            {
                Fail(DiceError.TooLarge, next.At.Start, next.At.End, $"An expression has at most {DialectRules.MostNodes} parts; this is one too many.", "Roll its parts one after another.");
            }
        }

        return Error is not null ? default : Ordered(modifiers);
    }

    private ImmutableArray<Modifier> ReadGroupModifiers()
    {
        var start = _at;
        _faces = null;
        var modifiers = ReadPoolModifiers();
        if (_margin is not null)
        {
            Fail(DiceError.Syntax, start, _at, "The margin of a group is over a number.", "Subtract what is rolled instead: {4d6,4d8}kh-(2d6).");
            return default;
        }

        if (modifiers.IsDefaultOrEmpty)
        {
            return modifiers;
        }

        var unfit = modifiers.FirstOrDefault(static modifier => modifier is not (SelectModifier or CountModifier or SortModifier or MarginModifier or MatchModifier));
        if (unfit is null)
        {
            return modifiers;
        }

        Fail(DiceError.Syntax, unfit.At.Start, unfit.At.End, "A group is not thrown itself: it can be kept, dropped, counted and sorted.", "Write this behind the dice inside the group.");
        return default;
    }

    private Modifier? ReadPoolModifier()
    {
        var back = _at;
        Blanks();
        if (_at == _text.Length || Error is not null)
        {
            return null;
        }

        var start = _at;
        var read = _rules.Dialect switch
        {
            Dialect.Avrae => ReadAvrae(start),
            Dialect.Foundry => ReadFoundry(start),
            _ => ReadUsual(start),
        };
        if (read is null && _margin is null)
        {
            _at = back;
        }

        return Error is null ? read : null;
    }

    private Modifier? ReadUsual(int start)
    {
        switch (char.ToLowerInvariant(Next))
        {
            case 'k':
                return ReadSelect(start, keeps: true);
            case 'd' when !StandsHere("dis"):
                return ReadSelect(start, keeps: false);
            case '!':
                return ReadExplode(start);
            case 'r':
                return ReadReroll(start);
            case 'm':
                return ReadM(start);
            case '>' or '<' or '=':
                return ReadCount(start);
            case 'c':
                return ReadMark(start);
            case 'u':
                _at++;
                var onceUnique = TakeStart("o");
                return new UniqueModifier(TextSpan.Between(start, _at), onceUnique, ReadOptionalCondition()) { At = TextSpan.Between(start, _at) };
            case 's':
                _at++;
                var descending = Next is 'd' or 'D';
                _at += Next is 'd' or 'D' or 'a' or 'A' ? 1 : 0;
                return new SortModifier(TextSpan.Between(start, _at), descending);
            case 'a' or 'd' or 'e' when _rules.Words:
                return ReadAdvantage(start);
            default:
                return null;
        }
    }

    /// <summary>adv and its kin behind a single die: that die is thrown again, and the better or worse one kept.</summary>
    private AdvantageModifier? ReadAdvantage(int start)
    {
        var dice = TakeWord("adv") || TakeWord("dis") ? 2 : TakeWord("elven") ? 3 : 0;
        if (dice == 0)
        {
            return null;
        }

        var keeps = char.ToLowerInvariant(_text[start]) == 'd' ? Selector.Lowest(1) : Selector.Highest(1);
        return new AdvantageModifier(TextSpan.Between(start, _at), dice, keeps);
    }

    private SelectModifier? ReadSelect(int start, bool keeps)
    {
        _at++;
        var rank = char.ToLowerInvariant(Next);
        if (rank is 'h' or 'l')
        {
            _at++;
        }
        else if (_rules.Words && ReadSign() is { } sign)
        {
            return ReadLimit() is { } limit ? new SelectModifier(TextSpan.Between(start, _at), keeps, [Selector.Matching(new Condition(sign, limit))], OfAll: false) : null;
        }
        else if (!keeps && !_rules.DropsByD)
        {
            Fail(DiceError.Syntax, start, _at + 1, "It is not clear which dice to drop.", "Write dl1 for the lowest or dh1 for the highest.");
            return null;
        }

        if (!char.IsAsciiDigit(Next) && _rules.NeedsNumbers)
        {
            Fail(DiceError.Syntax, start, _at, "How many dice is missing.", "Write kh1.");
            return null;
        }

        var number = char.IsAsciiDigit(Next) ? ReadWhole() : 1;
        if (number is null)
        {
            return null;
        }

        if (_rules.FixedOrder && number == 0)
        {
            Fail(DiceError.Syntax, start, _at, "At least one die is kept or dropped.", "Write kh1.");
            return null;
        }

        var highest = rank == 'h' || (rank != 'l' && keeps);
        return new SelectModifier(
            TextSpan.Between(start, _at), keeps, [highest ? Selector.Highest(number.Value) : Selector.Lowest(number.Value)], OfAll: _rules.FixedOrder);
    }

    private ExplodeModifier? ReadExplode(int start)
    {
        _at++;
        var compound = Take('!');
        var penetrate = TakeStart("p");
        var once = _rules.Words && !penetrate && TakeStart("o");
        var on = ReadOptionalCondition();
        return new ExplodeModifier(TextSpan.Between(start, _at), on is { } its ? Selector.Matching(its) : null, compound, penetrate, once);
    }

    private RerollModifier? ReadReroll(int start)
    {
        _at++;
        var how = Rerolling.Until;
        if (TakeStart("o"))
        {
            how = Rerolling.Once;
        }
        else if (_rules.Words && TakeStart("a"))
        {
            how = Rerolling.AddOne;
        }
        else if (_rules.Words)
        {
            TakeStart("r");
        }

        var on = ReadOptionalCondition();
        return new RerollModifier(TextSpan.Between(start, _at), on is { } its ? Selector.Matching(its) : null, how);
    }

    private Modifier? ReadM(int start)
    {
        var minimum = TakeStart("min") || (_rules.Words && TakeStart("mi"));
        if (minimum || TakeStart("max") || (_rules.Words && TakeStart("ma")))
        {
            return ReadLimit() is { } bound ? Bounded(TextSpan.Between(start, _at), minimum, bound) : null;
        }

        if (_rules.Words && TakeStart("ms"))
        {
            ReadSign();
            return ReadLimit() is { } target ? new MarginModifier(TextSpan.Between(start, _at), target) : null;
        }

        if (_rules.FixedOrder)
        {
            return null;
        }

        _at++;
        var counts = TakeStart("t");
        var least = char.IsAsciiDigit(Next) ? ReadWhole() : 2;
        var on = least is null ? null : ReadOptionalCondition();
        return least is null ? null : new MatchModifier(TextSpan.Between(start, _at), least.Value, on, counts);
    }

    private BoundModifier? Bounded(TextSpan at, bool minimum, Number bound)
    {
        if (bound.AsFraction().Under <= Die.MostUnder)
        {
            return new BoundModifier(at, minimum, bound);
        }

        Fail(DiceError.TooLarge, at.Start, at.End, "This bound has too many digits.", "Use at most 4 decimal places.");
        return null;
    }
}
