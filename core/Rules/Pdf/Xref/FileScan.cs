namespace PluginHost.Rules.Pdf;

/// <summary>Finds objects by their beginnings, for files whose tables lie or are gone.</summary>
internal static class FileScan
{
    /// <summary>The offset of each object; the last of a number is the newest.</summary>
    public static IReadOnlyDictionary<int, XrefEntry> Objects(ReadOnlySpan<byte> bytes, int limit)
    {
        var found = new Dictionary<int, XrefEntry>();
        for (var at = 0; bytes[at..].IndexOf("obj"u8) is var next and >= 0; at += next + 3)
        {
            var end = at + next;
            if (Back(bytes, ref end, out var generation) && Back(bytes, ref end, out var number) && number > 0
                && (end == 0 || !PdfChars.IsDigit(bytes[end - 1])) && (found.Count < limit || found.ContainsKey(number)))
            {
                found[number] = new XrefEntry(end, Math.Min(generation, ushort.MaxValue), 0);
            }
        }

        return found;
    }

    /// <summary>The dictionaries behind the word trailer, the newest first.</summary>
    public static IEnumerable<PdfDictionary> Trailers(ReadOnlyMemory<byte> file, int depth)
    {
        var end = file.Length;
        for (var count = 0; count < 64 && file.Span[..end].LastIndexOf("trailer"u8) is var at and >= 0; count++, end = at)
        {
            if (new PdfParser(file.Span, at + 7, depth).Read() is PdfDictionary trailer)
            {
                yield return trailer;
            }
        }
    }

    /// <summary>Reads a number that ends before a place; space must lie between, but for a few digits' reach no further.</summary>
    private static bool Back(ReadOnlySpan<byte> bytes, ref int end, out int number)
    {
        var at = end;
        while (at > 0 && end - at < 16 && PdfChars.IsSpace(bytes[at - 1]))
        {
            at--;
        }

        var spaces = end - at;
        var digits = 0;
        long value = 0;
        for (long unit = 1; at > 0 && digits < 10 && PdfChars.IsDigit(bytes[at - 1]); at--, digits++, unit *= 10)
        {
            value += (bytes[at - 1] - '0') * unit;
        }

        end = at;
        number = (int)Math.Min(value, int.MaxValue);
        return spaces > 0 && digits > 0 && value < int.MaxValue;
    }
}
