namespace PluginHost.Rules.Pdf;

/// <summary>Reads "N G obj … endobj" at an offset.</summary>
internal static class IndirectObject
{
    /// <summary>The object; null when no object begins there, or another one.</summary>
    /// <param name="file">From the header on.</param>
    /// <param name="offset">Where the number of the object should stand.</param>
    /// <param name="expected">Its number; 0 for any.</param>
    /// <param name="depth">How deep it may nest.</param>
    /// <param name="length">Resolves the length of a stream; -1 when it is not known.</param>
    /// <param name="decrypt">Decrypts the strings of an object.</param>
    /// <param name="budget">Pays for the bytes that are looked at.</param>
    public static PdfObject? Read(ReadOnlyMemory<byte> file, long offset, int expected, int depth, Func<PdfObject?, int> length, Func<int, int, Func<byte[], byte[]>?>? decrypt = null, ParseBudget? budget = null)
    {
        if (offset < 0 || offset >= file.Length)
        {
            return null;
        }

        var bytes = file.Span;
        var lexer = new PdfLexer(bytes, (int)offset);
        if (lexer.Next() != PdfTokenKind.Number || !lexer.IsWhole || (expected != 0 && lexer.Number != expected) || lexer.Number is < 1 or > int.MaxValue)
        {
            return null;
        }

        var number = (int)lexer.Number;
        if (lexer.Next() != PdfTokenKind.Number || !lexer.IsWhole || lexer.Number > ushort.MaxValue)
        {
            return null;
        }

        var generation = (int)lexer.Number;
        if (lexer.Next() != PdfTokenKind.Keyword || !lexer.Raw.StartsWith("obj"u8))
        {
            return null;
        }

        // Some writers put the object right behind the word.
        var parser = new PdfParser(bytes, lexer.Start + 3, depth, references: true, decrypt?.Invoke(number, generation));
        var value = parser.Read();
        budget?.Pay(parser.Position - offset);
        if (value is not PdfDictionary dictionary)
        {
            return value;
        }

        parser.Next();
        if (!parser.Is("stream"u8))
        {
            return value;
        }

        var body = Body(file, parser.Position, length(dictionary.Entries.GetValueOrDefault("Length")));
        budget?.Pay(body.Length / 16);
        return new PdfStream(dictionary, body, number, generation);
    }

    private static ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> file, int start, int length)
    {
        var bytes = file.Span;
        if (start < bytes.Length && bytes[start] == '\r')
        {
            start++;
        }

        if (start < bytes.Length && bytes[start] == '\n')
        {
            start++;
        }

        if (length >= 0 && length <= bytes.Length - start)
        {
            var lexer = new PdfLexer(bytes, start + length);
            if (lexer.Next() == PdfTokenKind.Keyword && lexer.Raw.StartsWith("endstream"u8))
            {
                return file.Slice(start, length);
            }
        }

        var rest = bytes[start..];
        var end = rest.IndexOf("endstream"u8);
        end = end < 0 ? rest.IndexOf("endobj"u8) : end;
        end = end < 0 ? rest.Length : end;
        end -= end > 0 && rest[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && rest[end - 1] == '\r' ? 1 : 0;
        return file.Slice(start, end);
    }
}
