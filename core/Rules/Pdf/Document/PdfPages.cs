using PluginHost.Sdk;

namespace PluginHost.Rules.Pdf;

/// <summary>An open file as the layout reads it.</summary>
internal sealed class PdfPages(PdfFile file) : IPdfPages
{
    public int PageCount => file.PageCount;

    public string? Title => file.Title;

    public IReadOnlyList<string> PageLabels => file.Labels;

    public IReadOnlyList<string> Remarks => file.CutPages is { Count: > 0 } cut
        ? [$"{(cut.Count == 1 ? $"Page {cut[0]} has" : $"{cut.Count} pages, the first of them {cut[0]}, have")} more on them than can be read; what lies beyond is missing."]
        : [];

    public PdfPage Page(int number) => file.Read(number);

    public static Result<IPdfPages> Open(ReadOnlyMemory<byte> bytes) => PdfFile.Open(bytes, PdfLimits.Usual).Then<IPdfPages>(static file => new PdfPages(file));
}
