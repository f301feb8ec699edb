using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PluginHost.Dice;

/// <summary>Reads notation to its end: what it does not understand is an error, never a shorter sum.</summary>
internal sealed class DiceReader(string text)
{
    private const int MostText = 200;
    private const int MostNumber = 1_000_000;
    private const string Forms = "Write dice such as 2d6+3, d20-1 or d%.";

    private int _at;
    private int _dice;

    public DiceError? Error { get; private set; }

    public DiceExpression? Read()
    {
        if (text.Length > MostText)
        {
            return Fail<DiceExpression>(MostText, $"The expression is longer than {MostText} characters.");
        }

        var terms = ImmutableArray.CreateBuilder<DiceExpression.Term>();
        var sign = Sign() ?? 1;
        while (true)
        {
            if (Term(sign) is not { } term)
            {
                return null;
            }

            terms.Add(term);
            Blanks();
            if (_at == text.Length)
            {
                return new DiceExpression(terms.ToImmutable());
            }

            var start = _at;
            if (Sign() is not { } next)
            {
                return Fail<DiceExpression>(start, Unexpected(start));
            }

            sign = next;
        }
    }

    private DiceExpression.Term? Term(int sign)
    {
        Blanks();
        var start = _at;
        if (_at == text.Length)
        {
            return Fail<DiceExpression.Term>(start, text.AsSpan().Trim().IsEmpty ? "There is nothing to roll." : "Something is missing at the end.");
        }

        var counted = char.IsAsciiDigit(text[_at]);
        if (!counted && !IsD())
        {
            return Fail<DiceExpression.Term>(start, Unexpected(start));
        }

        var count = counted ? Number() : 1;
        var afterCount = _at;
        Blanks();
        if (!IsD())
        {
            _at = afterCount;
            return count <= MostNumber ? new DiceExpression.Term(sign, count, 0) : Fail<DiceExpression.Term>(start, $"A number is at most {MostNumber}.");
        }

        _at++;
        Blanks();
        return Dice(sign, count, start);
    }

    private DiceExpression.Term? Dice(int sign, int count, int start)
    {
        var at = _at;
        int sides;
        if (_at < text.Length && text[_at] == '%')
        {
            _at++;
            sides = 100;
        }
        else if (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            sides = Number();
        }
        else
        {
            return Fail<DiceExpression.Term>(at, "The number of sides is missing after 'd'.");
        }

        if (count < 1 || count > DiceExpression.MostDice || (_dice += count) > DiceExpression.MostDice)
        {
            return Fail<DiceExpression.Term>(start, $"One roll takes 1 to {DiceExpression.MostDice} dice.");
        }

        return sides is >= 1 and <= DiceExpression.MostSides
            ? new DiceExpression.Term(sign, count, sides)
            : Fail<DiceExpression.Term>(at, $"A die has 1 to {DiceExpression.MostSides} sides.");
    }

    private bool IsD() => _at < text.Length && text[_at] is ('d' or 'D');

    /// <summary>Stops counting beyond every bound, so that no length of digits overflows.</summary>
    private int Number()
    {
        var number = 0L;
        for (; _at < text.Length && char.IsAsciiDigit(text[_at]); _at++)
        {
            number = Math.Min((number * 10) + (text[_at] - '0'), MostNumber + 1L);
        }

        return (int)number;
    }

    private int? Sign()
    {
        Blanks();
        int? sign = _at == text.Length ? null : text[_at] switch
        {
            '+' => 1,
            '-' or '\u2212' => -1,
            _ => null,
        };
        _at += sign is null ? 0 : 1;
        return sign;
    }

    private void Blanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    /// <summary>Half a character, a control or a mark that turns the writing round would spoil the sentence it stands in.</summary>
    private string Unexpected(int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)
            ? $"'{rune}' was not expected here."
            : "This character was not expected here.";

    private T? Fail<T>(int at, string message)
        where T : class
    {
        Error = new DiceError(at + 1, message, Forms);
        return null;
    }
}
