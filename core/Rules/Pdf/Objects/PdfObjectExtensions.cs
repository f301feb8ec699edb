namespace PluginHost.Rules.Pdf;

/// <summary>Looks into dictionaries, following references.</summary>
internal static class PdfObjectExtensions
{
    public static PdfObject Get(this IPdfObjects objects, PdfDictionary? dictionary, string key) =>
        dictionary is not null && dictionary.Entries.TryGetValue(key, out var value) ? objects.Resolve(value) : PdfObject.Null;

    public static PdfDictionary? Dictionary(this IPdfObjects objects, PdfDictionary? dictionary, string key) => objects.Get(dictionary, key).AsDictionary();

    public static PdfArray? Array(this IPdfObjects objects, PdfDictionary? dictionary, string key) => objects.Get(dictionary, key) as PdfArray;

    public static string? Name(this IPdfObjects objects, PdfDictionary? dictionary, string key) => (objects.Get(dictionary, key) as PdfName)?.Value;

    public static int Whole(this IPdfObjects objects, PdfDictionary? dictionary, string key, int otherwise = 0) =>
        objects.Get(dictionary, key) is PdfNumber number ? number.Whole : otherwise;

    /// <summary>A dictionary, or that of a stream.</summary>
    public static PdfDictionary? AsDictionary(this PdfObject value) => value as PdfDictionary ?? (value as PdfStream)?.Entries;
}
