namespace PluginHost.Rules.Pdf;

internal sealed partial class Interpreter
{
    /// <returns>Whether it was an operator of text.</returns>
    private bool Write(ReadOnlySpan<byte> name, Operands on, PdfDictionary? resources)
    {
        switch (name)
        {
            case [(byte)'B', (byte)'T']:
                _text = _line = Matrix.One;
                return true;
            case [(byte)'E', (byte)'T']:
                return true;
            case [(byte)'T', var last]:
                return Set(last, on, resources);
            case [(byte)'\'']:
                NextLine(0, -_state.Leading);
                Show(on.Text);
                return true;
            case [(byte)'"']:
                (_state.WordSpace, _state.LetterSpace) = (on[2], on[1]);
                NextLine(0, -_state.Leading);
                Show(on.Text);
                return true;
            default:
                return false;
        }
    }

    private bool Set(byte last, Operands on, PdfDictionary? resources)
    {
        switch ((char)last)
        {
            case 'f':
                _state.Font = _objects.Dictionary(_objects.Dictionary(resources, "Font"), on.Name ?? "") is { } font ? _fonts.Of(font) : null;
                _state.Size = on[1];
                return true;
            case 'm':
                _text = _line = Six(on);
                return true;
            case 'd':
                NextLine(on[2], on[1]);
                return true;
            case 'D':
                _state.Leading = -on[1];
                NextLine(on[2], on[1]);
                return true;
            case '*':
                NextLine(0, -_state.Leading);
                return true;
            case 'c':
                _state.LetterSpace = on[1];
                return true;
            case 'w':
                _state.WordSpace = on[1];
                return true;
            case 'z':
                _state.Stretch = on[1] / 100;
                return true;
            case 's':
                _state.Rise = on[1];
                return true;
            case 'L':
                _state.Leading = on[1];
                return true;
            case 'r':
                return true;
            case 'j':
                Show(on.Text);
                return true;
            case 'J':
                foreach (var (text, number) in on.Items)
                {
                    Show(text);
                    Advance(-number / 1000 * _state.Size * _state.Stretch);
                }

                return true;
            default:
                return false;
        }
    }

    private void NextLine(double x, double y) => _text = _line = new Matrix(1, 0, 0, 1, x, y).Then(_line);

    private void Advance(double by) => _text = _text with { E = _text.E + (by * _text.A), F = _text.F + (by * _text.B) };

    /// <summary>Letters one after the other. Along the line only one number grows, so nothing is multiplied out for each.</summary>
    private void Show(byte[]? bytes)
    {
        if (bytes is not { Length: > 0 } || _state.Font is not { } font)
        {
            return;
        }

        var drawn = _text.Then(_state.Matrix);
        var (x, baseline) = drawn.Of(0, _state.Rise);
        var along = Math.Sqrt((drawn.A * drawn.A) + (drawn.B * drawn.B));
        var size = Math.Abs(_state.Size) * Math.Sqrt((drawn.C * drawn.C) + (drawn.D * drawn.D));
        var turned = drawn.A <= 0 || Math.Abs(drawn.B) > 0.05 * along;
        double moved = 0;
        for (var at = 0; at < bytes.Length && _steps > 0;)
        {
            var (code, length) = font.Code(bytes.AsSpan(at));
            var letter = font.Text(code);
            at += length;
            _steps -= Math.Max(1, letter.Length);
            var width = font.Width(code) * _state.Size * _state.Stretch;
            var space = (_state.LetterSpace + (length == 1 && code == 32 ? _state.WordSpace : 0)) * _state.Stretch;
            Letter(letter, font.Style, x + (moved * along), x + ((moved + width + Math.Max(0, space)) * along), baseline, size, turned);
            moved += width + space;
        }

        Advance(moved);
    }

    private void Letter(string text, PdfStyle style, double x, double end, double baseline, double size, bool turned)
    {
        if (size <= 0 || !double.IsFinite(x + end + baseline + size))
        {
            return;
        }

        _runs.Add(_marks.Replaces ? _marks.TakeReplacement() : text, x, end, baseline, size, style, turned, _marks.Mark);
    }
}
