namespace PluginHost.Rules.Pdf;

/// <summary>Follows the chain of tables from the end of the file.</summary>
internal sealed class XrefReader(ReadOnlyMemory<byte> file, PdfLimits limits)
{
    private readonly XrefTable _table = new(limits.Objects);
    private readonly HashSet<long> _seen = [];
    private readonly Stack<long> _next = new();

    /// <summary>What could be read; null when the chain is broken at its beginning or has no root.</summary>
    public XrefTable? Read()
    {
        var bytes = file.Span;
        var at = bytes.LastIndexOf("startxref"u8);
        if (at < 0)
        {
            return null;
        }

        var lexer = new PdfLexer(bytes, at + 9);
        if (lexer.Next() != PdfTokenKind.Number)
        {
            return null;
        }

        _next.Push((long)lexer.Number);
        while (_next.TryPop(out var offset))
        {
            if (offset >= 0 && offset < file.Length && _seen.Add(offset) && !Section((int)offset))
            {
                return null;
            }
        }

        return _table.Trailer.Entries.ContainsKey("Root") ? _table : null;
    }

    private bool Section(int offset)
    {
        var lexer = new PdfLexer(file.Span, offset);
        lexer.Next();
        return lexer.Is("xref"u8) ? Classic(ref lexer) : Stream(offset);
    }

    private bool Classic(ref PdfLexer lexer)
    {
        while (lexer.Next() == PdfTokenKind.Number)
        {
            var first = lexer.Number;
            if (lexer.Next() != PdfTokenKind.Number || first > int.MaxValue)
            {
                return false;
            }

            var count = lexer.Number;
            for (var i = 0; i < count; i++)
            {
                if (!Row(ref lexer, first + i))
                {
                    return false;
                }
            }
        }

        if (!lexer.Is("trailer"u8))
        {
            return false;
        }

        var parser = new PdfParser(file.Span, lexer.Position, limits.Depth);
        if (parser.Read() is not PdfDictionary trailer)
        {
            return false;
        }

        // A hybrid file hides its newer objects in a stream that comes before the older tables.
        Follow(trailer, "Prev");
        Follow(trailer, "XRefStm");
        _table.AddTrailer(trailer);
        return true;
    }

    private bool Row(ref PdfLexer lexer, double number)
    {
        if (lexer.Next() != PdfTokenKind.Number)
        {
            return false;
        }

        var offset = lexer.Number;
        if (lexer.Next() != PdfTokenKind.Number)
        {
            return false;
        }

        var generation = (int)Math.Min(lexer.Number, ushort.MaxValue);
        if (lexer.Next() != PdfTokenKind.Keyword || number > int.MaxValue)
        {
            return false;
        }

        return _table.Add((int)number, lexer.Is("n"u8) ? new XrefEntry((long)offset, generation, 0) : XrefEntry.Free);
    }

    private bool Stream(int offset)
    {
        if (IndirectObject.Read(file, offset, 0, limits.Depth, Length) is not PdfStream stream)
        {
            return false;
        }

        Follow(stream.Entries, "Prev");
        _table.AddTrailer(stream.Entries);
        return XrefStream.Read(stream, _table, limits);
    }

    private void Follow(PdfDictionary trailer, string key)
    {
        if (trailer.Entries.GetValueOrDefault(key) is PdfNumber previous)
        {
            _next.Push((long)previous.Value);
        }
    }

    // The length of a table's own stream must stand in it: no table could find it otherwise.
    private static int Length(PdfObject? value) => value is PdfNumber number ? number.Whole : -1;
}
