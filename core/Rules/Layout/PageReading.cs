using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>What the layout made of pages.</summary>
/// <param name="Labels">The printed page numbers as running heads tell them; empty when they do not.</param>
internal sealed record PageReading(IReadOnlyList<Block> Blocks, IReadOnlyList<string> Labels, IReadOnlyList<string> Remarks, string? LargestText)
{
    /// <summary>Sheets are made of pages one by one, so that a page need not be kept.</summary>
    public static PageReading Of(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken) =>
        Of([.. pages.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(static page => new Sheet(page))], cancellationToken);

    public static PageReading Of(IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        var remarks = PageRemarks.Of(sheets);
        var labels = PageLabels.Learn(RunningHeads.Take(sheets));
        var measures = Measures.Of(sheets);
        var regions = sheets.AsParallel().AsOrdered().WithCancellation(cancellationToken).WithDegreeOfParallelism(Math.Clamp(Environment.ProcessorCount, 1, 16))
            .Select(sheet => ReadingOrder.Of(sheet, measures).ConvertAll(region => Paragraphs.Of(region, measures))).ToList();
        var drafts = Captions.Give(Joins.Of(regions.SelectMany(static page => page)), measures.Body);
        var largest = sheets.Count == 0 ? null : sheets[0].Lines.Where(static line => line.Letters > 2).MaxBy(static line => line.Size)?.Text;
        return new(BlockMaker.Of(drafts, sheets, measures.Body), labels, remarks, largest);
    }
}
