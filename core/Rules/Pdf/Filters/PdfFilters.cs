namespace PluginHost.Rules.Pdf;

/// <summary>Runs the filters a stream names, one after the other.</summary>
internal static class PdfFilters
{
    private const int MostFilters = 16;

    /// <param name="input">Encoded, but decrypted.</param>
    /// <param name="entries">The dictionary of the stream, or of an inline image.</param>
    /// <param name="resolve">Follows references.</param>
    /// <param name="limit">Where every filter stops.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> input, PdfDictionary entries, Func<PdfObject?, PdfObject> resolve, int limit)
    {
        var filters = List(Entry(entries, resolve, "Filter", "F"));
        var parameters = List(Entry(entries, resolve, "DecodeParms", "DP"));
        if (filters.Count > MostFilters)
        {
            return default;
        }

        for (var i = 0; i < filters.Count; i++)
        {
            var parms = i < parameters.Count ? resolve(parameters[i]).AsDictionary() : null;
            input = Apply((resolve(filters[i]) as PdfName)?.Value, input, FilterParameters.Read(parms, resolve), limit);
        }

        return input.Length > limit ? input[..limit] : input;
    }

    private static ReadOnlyMemory<byte> Apply(string? name, ReadOnlyMemory<byte> input, FilterParameters parameters, int limit) => name switch
    {
        "FlateDecode" or "Fl" => Predictors.Undo(FlateFilter.Decode(input, limit), parameters),
        "LZWDecode" or "LZW" => Predictors.Undo(LzwFilter.Decode(input.Span, parameters.EarlyChange, limit), parameters),
        "ASCII85Decode" or "A85" => AsciiFilters.Base85(input.Span, limit),
        "ASCIIHexDecode" or "AHx" => AsciiFilters.Hex(input.Span),
        "RunLengthDecode" or "RL" => RunLengthFilter.Decode(input.Span, limit),
        "Crypt" => input,

        // Pictures, and what nobody knows.
        _ => default,
    };

    private static PdfObject Entry(PdfDictionary entries, Func<PdfObject?, PdfObject> resolve, string name, string inline)
    {
        var value = resolve(entries.Entries.GetValueOrDefault(name));

        // In a stream's dictionary F is a file elsewhere; as a name or an array of names it can only be an inline image's filter.
        return value == PdfObject.Null && resolve(entries.Entries.GetValueOrDefault(inline)) is (PdfName or PdfArray or PdfDictionary) and var other ? other : value;
    }

    private static IReadOnlyList<PdfObject> List(PdfObject value) => value switch
    {
        PdfArray array => array.Items,
        PdfName or PdfDictionary => [value],
        _ => [],
    };
}
