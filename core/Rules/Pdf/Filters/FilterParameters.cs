namespace PluginHost.Rules.Pdf;

/// <summary>What a filter may be told.</summary>
internal sealed record FilterParameters(int Predictor, int Colors, int Bits, int Columns, bool EarlyChange)
{
    public static FilterParameters Read(PdfDictionary? entries, Func<PdfObject?, PdfObject> resolve)
    {
        return new(Whole("Predictor", 1, 15), Whole("Colors", 1, 32), Whole("BitsPerComponent", 8, 16), Whole("Columns", 1, 1 << 20), Whole("EarlyChange", 1, 1) != 0);

        int Whole(string key, int otherwise, int most) =>
            entries is not null && resolve(entries.Entries.GetValueOrDefault(key)) is PdfNumber number ? Math.Clamp(number.Whole, 0, most) : otherwise;
    }
}
