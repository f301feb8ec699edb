namespace PluginHost.Rules.Pdf;

/// <summary>A table that is packed in a stream.</summary>
internal static class XrefStream
{
    public static bool Read(PdfStream stream, XrefTable table, PdfLimits limits)
    {
        var widths = Numbers(stream, "W");
        if (widths.Count < 3 || widths.Exists(static width => width is < 0 or > 8))
        {
            return false;
        }

        var rows = PdfFilters.Decode(stream.Raw, stream.Entries, static value => value ?? PdfObject.Null, limits.StreamBytes).Span;
        var size = widths.Sum();
        var sections = Numbers(stream, "Index");
        if (sections.Count < 2)
        {
            sections = [0, int.MaxValue];
        }

        for (var section = 0; section + 1 < sections.Count && size > 0; section += 2)
        {
            for (long i = 0; i < sections[section + 1] && rows.Length >= size; i++, rows = rows[size..])
            {
                var kind = widths[0] == 0 ? 1 : Field(rows, 0, widths[0]);
                var second = Field(rows, widths[0], widths[1]);
                var third = Field(rows, widths[0] + widths[1], widths[2]);
                var entry = kind switch
                {
                    1 => new XrefEntry(second, (int)Math.Clamp(third, 0, ushort.MaxValue), 0),
                    2 when second is > 0 and <= int.MaxValue => new XrefEntry(third, 0, (int)second),
                    _ => XrefEntry.Free,
                };
                if (sections[section] + i is < 0 or > int.MaxValue || !table.Add((int)(sections[section] + i), entry))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static long Field(ReadOnlySpan<byte> row, int start, int width)
    {
        long value = 0;
        foreach (var part in row.Slice(start, width))
        {
            value = (value << 8) | part;
        }

        return value;
    }

    private static List<int> Numbers(PdfStream stream, string key) =>
        stream.Entries.Entries.GetValueOrDefault(key) is PdfArray array ? [.. array.Items.OfType<PdfNumber>().Select(static number => number.Whole)] : [];
}
