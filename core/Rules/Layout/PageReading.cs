using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>What the layout made of pages.</summary>
/// <param name="Labels">The printed page numbers as running heads tell them; empty when they do not.</param>
/// <param name="LargestText">The largest line of the first page.</param>
internal sealed record PageReading(IReadOnlyList<Block> Blocks, IReadOnlyList<string> Labels, IReadOnlyList<string> Remarks, string? LargestText)
{
    public static int Threads { get; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    public static PageReading Of(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken) =>
        Of([.. pages.Select(static page => new Sheet(page))], cancellationToken);

    /// <summary>Sheets may be made one by one, so that no page need be kept.</summary>
    public static PageReading Of(IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        var remarks = PageRemarks.Of(sheets);
        var labels = PageLabels.Learn(RunningHeads.Take(sheets));
        var measures = Measures.Of(sheets, cancellationToken);
        var regions = sheets.AsParallel().AsOrdered().WithDegreeOfParallelism(Threads).WithCancellation(cancellationToken)
            .Select(sheet => sheet.Tags is { } tags ? TaggedFlow.Of(sheet, tags, measures) : ReadingOrder.Of(sheet, measures).ConvertAll(region => Paragraphs.Of(region, measures))).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        var drafts = Captions.Give(TaggedFlow.Joined(Joins.Of(regions.SelectMany(static page => page))), measures.Body);
        var largest = sheets.Count == 0 ? null : sheets[0].Lines.Where(static line => line.Letters is > 2 and < 100).MaxBy(static line => line.Size)?.Text;
        return new(BlockMaker.Of(drafts, sheets, measures.Body), labels, remarks, largest);
    }
}
