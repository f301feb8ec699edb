namespace PluginHost.Rules.Pdf;

/// <summary>Puts tokens together to objects, never deeper than it was told.</summary>
/// <param name="bytes">The file, an object stream or a page's content.</param>
/// <param name="position">Where to begin.</param>
/// <param name="depth">How deep arrays and dictionaries may nest; what lies deeper is read as <see cref="PdfObject.Null"/>.</param>
/// <param name="references">Two whole numbers and an R are a reference; not so in content.</param>
/// <param name="decrypt">What to do to each string.</param>
internal ref struct PdfParser(ReadOnlySpan<byte> bytes, int position, int depth, bool references = true, Func<byte[], byte[]>? decrypt = null)
{
    private readonly bool _references = references;
    private readonly Func<byte[], byte[]>? _decrypt = decrypt;
    private PdfLexer _lexer = new(bytes, position);
    private int _depth = depth;

    public int Position
    {
        readonly get => _lexer.Position;
        set => _lexer.Position = value;
    }

    /// <summary>Moves to the next token without making an object of it.</summary>
    public PdfTokenKind Next() => _lexer.Next();

    public readonly bool Is(ReadOnlySpan<byte> keyword) => _lexer.Is(keyword);

    public PdfObject Read()
    {
        _lexer.Next();
        return Current();
    }

    /// <summary>The object that begins with the token last read. Keywords other than true and false are <see cref="PdfObject.Null"/>.</summary>
    public PdfObject Current()
    {
        switch (_lexer.Kind)
        {
            case PdfTokenKind.Number:
                return _references && _lexer.IsWhole && Reference() is { } reference ? reference : new PdfNumber(_lexer.Number);
            case PdfTokenKind.Name:
                return new PdfName(_lexer.Name());
            case PdfTokenKind.Text:
                return new PdfText(_decrypt is null ? _lexer.Text() : _decrypt(_lexer.Text()));
            case PdfTokenKind.ArrayStart:
                return Array();
            case PdfTokenKind.DictionaryStart:
                return Dictionary();
            case PdfTokenKind.Keyword when _lexer.Is("true"u8) || _lexer.Is("false"u8):
                return new PdfBoolean(_lexer.Is("true"u8));
            default:
                return PdfObject.Null;
        }
    }

    private PdfReference? Reference()
    {
        var ahead = _lexer;
        var number = _lexer.Number;
        if (ahead.Next() != PdfTokenKind.Number || !ahead.IsWhole || number > int.MaxValue)
        {
            return null;
        }

        var generation = ahead.Number;
        if (ahead.Next() != PdfTokenKind.Keyword || !ahead.Is("R"u8) || generation > ushort.MaxValue)
        {
            return null;
        }

        _lexer.Position = ahead.Position;
        return new PdfReference((int)number, (int)generation);
    }

    private PdfObject Array()
    {
        if (_depth <= 0)
        {
            return Skip();
        }

        _depth--;
        var items = new List<PdfObject>();
        while (_lexer.Next() is not (PdfTokenKind.End or PdfTokenKind.ArrayEnd) && !EndsObject())
        {
            if (_lexer.Kind != PdfTokenKind.DictionaryEnd)
            {
                items.Add(Current());
            }
        }

        _depth++;
        return new PdfArray(items);
    }

    private PdfObject Dictionary()
    {
        if (_depth <= 0)
        {
            return Skip();
        }

        _depth--;
        var entries = new Dictionary<string, PdfObject>(StringComparer.Ordinal);
        while (_lexer.Next() is not (PdfTokenKind.End or PdfTokenKind.DictionaryEnd) && !EndsObject())
        {
            if (_lexer.Kind != PdfTokenKind.Name)
            {
                continue;
            }

            var key = _lexer.Name();
            if (_lexer.Next() is PdfTokenKind.DictionaryEnd or PdfTokenKind.End || EndsObject())
            {
                break;
            }

            entries[key] = Current();
        }

        _depth++;
        return new PdfDictionary(entries);
    }

    /// <summary>A bracket that was never closed ends where its object ends.</summary>
    private bool EndsObject()
    {
        if (_lexer.Kind != PdfTokenKind.Keyword || !(_lexer.Is("endobj"u8) || _lexer.Is("stream"u8) || _lexer.Is("endstream"u8)))
        {
            return false;
        }

        _lexer.Position = _lexer.Start;
        return true;
    }

    private PdfObject Skip()
    {
        for (var open = 1; open > 0 && _lexer.Next() != PdfTokenKind.End && !EndsObject();)
        {
            open += _lexer.Kind switch
            {
                PdfTokenKind.ArrayStart or PdfTokenKind.DictionaryStart => 1,
                PdfTokenKind.ArrayEnd or PdfTokenKind.DictionaryEnd => -1,
                _ => 0,
            };
        }

        return PdfObject.Null;
    }
}
