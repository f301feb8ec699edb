namespace PluginHost.Rules.Pdf;

/// <summary>Cuts bytes into tokens. Numbers and keywords cost no allocation: read <see cref="Number"/> and <see cref="Raw"/>.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; } = Math.Clamp(position, 0, bytes.Length);

    /// <summary>Where the last token began.</summary>
    public int Start { get; private set; }

    public PdfTokenKind Kind { get; private set; }

    public double Number { get; private set; }

    /// <summary>The number was written without a point, so it may belong to a reference.</summary>
    public bool IsWhole { get; private set; }

    public readonly ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The last token as it was written; a name without its slash, a string without its brackets.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    private bool _hex;

    public PdfTokenKind Next()
    {
        SkipSpace();
        Start = Position;
        Raw = default;
        if (Position >= _bytes.Length)
        {
            return Kind = PdfTokenKind.End;
        }

        var first = _bytes[Position];
        switch (first)
        {
            case (byte)'/':
                Position++;
                TakeWord();
                return Kind = PdfTokenKind.Name;
            case (byte)'(':
                _hex = false;
                Raw = PdfStrings.Literal(_bytes, Position, out var after);
                Position = after;
                return Kind = PdfTokenKind.Text;
            case (byte)'[':
                return One(PdfTokenKind.ArrayStart);
            case (byte)']':
                return One(PdfTokenKind.ArrayEnd);
            case (byte)'<':
                return Angle();
            case (byte)'>':
                Position += Position + 1 < _bytes.Length && _bytes[Position + 1] == '>' ? 2 : 1;
                return Kind = PdfTokenKind.DictionaryEnd;
            case (byte)'{' or (byte)'}' or (byte)')':
                Raw = _bytes.Slice(Position, 1);
                return One(PdfTokenKind.Keyword);
        }

        TakeWord();
        if (PdfNumbers.Parse(Raw, out var number, out var whole))
        {
            Number = number;
            IsWhole = whole;
            return Kind = PdfTokenKind.Number;
        }

        return Kind = PdfTokenKind.Keyword;
    }

    public readonly bool Is(ReadOnlySpan<byte> keyword) => Kind == PdfTokenKind.Keyword && Raw.SequenceEqual(keyword);

    /// <summary>The text of the last name, with its #xx written out.</summary>
    public readonly string Name() => PdfNames.Decode(Raw);

    /// <summary>The bytes of the last string, without its escapes.</summary>
    public readonly byte[] Text() => _hex ? PdfStrings.FromHex(Raw) : PdfStrings.Unescape(Raw);

    public void SkipSpace()
    {
        while (Position < _bytes.Length)
        {
            var value = _bytes[Position];
            if (value == '%')
            {
                var end = _bytes[Position..].IndexOfAny(PdfChars.LineEnds);
                Position = end < 0 ? _bytes.Length : Position + end;
            }
            else if (PdfChars.IsSpace(value))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private PdfTokenKind Angle()
    {
        if (Position + 1 < _bytes.Length && _bytes[Position + 1] == '<')
        {
            Position += 2;
            return Kind = PdfTokenKind.DictionaryStart;
        }

        Position++;
        var length = _bytes[Position..].IndexOf((byte)'>');
        Raw = length < 0 ? _bytes[Position..] : _bytes.Slice(Position, length);
        Position = length < 0 ? _bytes.Length : Position + length + 1;
        _hex = true;
        return Kind = PdfTokenKind.Text;
    }

    private PdfTokenKind One(PdfTokenKind kind)
    {
        Position++;
        return Kind = kind;
    }

    private void TakeWord()
    {
        var rest = _bytes[Position..];
        var length = rest.IndexOfAny(PdfChars.Breaks);
        Raw = length < 0 ? rest : rest[..length];
        Position += Raw.Length;
    }
}
