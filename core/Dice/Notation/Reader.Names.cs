namespace PluginHost.Dice;

internal ref partial struct Reader
{
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
}
