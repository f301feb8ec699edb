namespace PluginHost.Rules.Pdf;

/// <summary>Many small objects that are packed together; each is parsed when it is asked for.</summary>
internal sealed class ObjectStream
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Dictionary<int, int> _offsets = [];

    public ObjectStream(ReadOnlyMemory<byte> bytes, int first, int count)
    {
        _bytes = bytes;
        var lexer = new PdfLexer(bytes.Span);
        for (var i = 0; i < count && lexer.Next() == PdfTokenKind.Number; i++)
        {
            var number = lexer.Number;
            if (lexer.Next() != PdfTokenKind.Number)
            {
                break;
            }

            var offset = first + lexer.Number;
            if (number is > 0 and <= int.MaxValue && offset >= 0 && offset < bytes.Length)
            {
                _offsets[(int)number] = (int)offset;
            }
        }
    }

    public IReadOnlyCollection<int> Numbers => _offsets.Keys;

    public PdfObject? Read(int number, int depth, ParseBudget budget)
    {
        if (!_offsets.TryGetValue(number, out var offset))
        {
            return null;
        }

        var parser = new PdfParser(_bytes.Span, offset, depth);
        var value = parser.Read();
        budget.Pay(parser.Position - offset);
        return value;
    }
}
