using System.Buffers;
using System.Globalization;

namespace PluginHost.Dice;

/// <summary>
/// Reads one expression of one dialect, once, from left to right. Nothing is skipped: what is not understood is an error at its place. Nesting is bounded
/// before anything is built, so no text can exhaust the stack. A method that answers null has set the error.
/// </summary>
internal ref partial struct Reader
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static code => (char)code).Except(['\t', '\r', '\n']), '\u007F']);

    private readonly ReadOnlySpan<char> _text;
    private readonly DialectRules _rules;
    private int _at;
    private int _depth;
    private int _nodes;
    private Faces? _faces;
    private (Node Target, bool Below)? _margin;

    public Reader(string text, DialectRules rules)
    {
        _text = text;
        _rules = rules;
    }

    public DiceError? Error { get; private set; }

    public string? Comment { get; private set; }

    public Node? ReadAll()
    {
        if (_text.Length > DialectRules.MostText)
        {
            return Fail(DiceError.TooLarge, DialectRules.MostText, _text.Length, $"An expression has at most {DialectRules.MostText} characters; this one has {_text.Length}.", "Roll its parts one after another.");
        }

        if (_text.IndexOfAny(Controls) is >= 0 and var control)
        {
            return Fail(DiceError.Syntax, control, control + 1, "A control character stands here.", "Take it away; it may not be visible.");
        }

        Blanks();
        if (_at == _text.Length)
        {
            return Fail(DiceError.Syntax, 0, _text.Length, "There is nothing to roll.", "Write dice such as 2d6+3.");
        }

        var node = ReadExpression();
        if (node is not null && _rules.Words)
        {
            node = ReadWords(node);
        }

        if (node is null)
        {
            return null;
        }

        ReadComment();
        if (_at < _text.Length)
        {
            return Unexpected();
        }

        return _rules.TotalIsWhole ? new WholeNode(node.At, node) : node;
    }

    private readonly char Next => _at < _text.Length ? _text[_at] : '\0';

    private readonly char Beyond(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void Blanks()
    {
        while (_at < _text.Length && (_text[_at] == ' ' || char.IsWhiteSpace(_text[_at])))
        {
            _at++;
        }
    }

    private bool Take(char expected)
    {
        if (Next != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Takes a word when it stands here, in any case, and no letter follows.</summary>
    private bool TakeWord(string word)
    {
        if (!StandsHere(word) || char.IsAsciiLetter(Beyond(word.Length)))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool TakeStart(string start)
    {
        if (!StandsHere(start))
        {
            return false;
        }

        _at += start.Length;
        return true;
    }

    private readonly bool StandsHere(string word) => _text[_at..].StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsMinus(char c) => c is '-' or '\u2212' or '\u2013';

    /// <summary>Digits as a whole number; an error when they do not fit.</summary>
    private long? ReadWhole()
    {
        var start = _at;
        long value = 0;
        while (char.IsAsciiDigit(Next))
        {
            if (value > 922_337_203_685_477_579)
            {
                while (char.IsAsciiDigit(Next))
                {
                    _at++;
                }

                Fail(DiceError.TooLarge, start, _at, "This number is too large.", "Numbers have at most 18 digits.");
                return null;
            }

            value = (value * 10) + (Next - '0');
            _at++;
        }

        return value;
    }

    private Number? ReadNumber()
    {
        var start = _at;
        if (ReadWhole() is not { } whole)
        {
            return null;
        }

        if (Next != '.' || !char.IsAsciiDigit(Beyond(1)))
        {
            return whole;
        }

        _at++;
        var places = _at;
        while (char.IsAsciiDigit(Next))
        {
            _at++;
        }

        var digits = _text[places.._at];
        if (digits.Length <= 12 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var part))
        {
            var value = new Number(whole) + (new Number(part) / Tenfold(digits.Length));
            if (value.IsNumber)
            {
                return value;
            }
        }

        Fail(DiceError.TooLarge, start, _at, "This number has too many digits.", "Use at most 12 decimal places.");
        return null;
    }

    private static Number Tenfold(int places)
    {
        long scale = 1;
        for (var place = 0; place < places; place++)
        {
            scale *= 10;
        }

        return scale;
    }

    /// <summary>A comparison sign, if one stands here.</summary>
    private Comparison? ReadSign()
    {
        switch (Next, Beyond(1))
        {
            case ('>', '='):
                _at += 2;
                return Comparison.AtLeast;
            case ('<', '='):
                _at += 2;
                return Comparison.AtMost;
            case ('<', '>') or ('!', '='):
                _at += 2;
                return Comparison.NotEqual;
            case ('=', '='):
                _at += 2;
                return Comparison.Equal;
            case ('=', _):
                _at++;
                return Comparison.Equal;
            case ('>', _):
                _at++;
                return _rules.MoreIsAtLeast ? Comparison.AtLeast : Comparison.More;
            case ('<', _):
                _at++;
                return _rules.MoreIsAtLeast ? Comparison.AtMost : Comparison.Less;
            default:
                return null;
        }
    }
}
