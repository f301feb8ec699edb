using PluginHost.Sdk;

namespace PluginHost.Rules.Pdf;

/// <summary>An open file as the layout reads it.</summary>
internal sealed class PdfPages(PdfFile file) : IPdfPages
{
    public int PageCount => file.PageCount;

    public string? Title => file.Title;

    public IReadOnlyList<string> PageLabels => file.Labels;

    public IReadOnlyList<PdfStructure> Structure => file.Structure;

    public IReadOnlyList<string> Remarks =>
    [
        .. Said(file.CutPages, "has", "have", "more on them than can be read; what lies beyond is missing."),
        .. Said(file.UnreadPages, "is", "are", "written in a font that does not say which letters its codes are, and could not be read; have a program for text recognition add the text, and read the file again."),
    ];

    public PdfPage Page(int number) => file.Read(number);

    public static Result<IPdfPages> Open(ReadOnlyMemory<byte> bytes) => PdfFile.Open(bytes, PdfLimits.Usual).Then<IPdfPages>(static file => new PdfPages(file));

    private static IEnumerable<string> Said(IReadOnlyList<int> pages, string one, string many, string what) =>
        pages.Count == 0 ? [] : [$"{(pages.Count == 1 ? $"Page {pages[0]} {one}" : $"{pages.Count} pages, the first of them {pages[0]}, {many}")} {what}"];
}
