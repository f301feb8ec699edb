namespace PluginHost.Dice;

internal ref partial struct Reader
{
    private Node? Fail(string code, int start, int end, string message, string hint)
    {
        start = Math.Min(start, _text.Length);
        Error ??= new DiceError(code, TextSpan.Between(start, Math.Clamp(end, start, _text.Length)), message, hint);
        return null;
    }

    private Node? Unexpected()
    {
        if (_at >= _text.Length)
        {
            return Fail(DiceError.Syntax, _at, _at, "Something is missing at the end.", "Finish the expression, or take the last sign away.");
        }

        var end = _at + 1;
        while (end < _text.Length && char.IsAsciiLetter(_text[_at]) && char.IsAsciiLetter(_text[end]) && end - _at < 20)
        {
            end++;
        }

        return Fail(DiceError.Syntax, _at, end, $"'{Shown(_text[_at..end])}' was not understood.", Suggest());
    }

    /// <summary>A person's text may hold anything; what is shown back is printable.</summary>
    private static string Shown(ReadOnlySpan<char> text) =>
        string.Create(text.Length, text, static (shown, its) =>
        {
            for (var index = 0; index < its.Length; index++)
            {
                shown[index] = char.IsControl(its[index]) || char.IsSurrogate(its[index]) ? '?' : its[index];
            }
        });

    private void ReadComment()
    {
        Blanks();
        var start = _at;
        if (Next == '#' || (_rules.SlashComments && Next == '/' && Beyond(1) == '/'))
        {
            start += Next == '#' ? 1 : 2;
        }
        else if (Next == '/' && Beyond(1) == '*')
        {
            start += 2;
            var length = _text[start..].IndexOf("*/", StringComparison.Ordinal);
            if (length < 0)
            {
                Fail(DiceError.Syntax, _at, _text.Length, "This comment does not end.", "Close it with */.");
                return;
            }

            Comment = Shown(_text.Slice(start, length).Trim());
            _at = start + length + 2;
            Blanks();
            return;
        }
        else if (!_rules.EndsInWords || !(char.IsLetter(Next) || Next == '\\'))
        {
            return;
        }

        var words = _text[start..].Trim();
        Comment = words.IsEmpty ? null : Shown(words);
        _at = _text.Length;
    }
}
