using PluginHost.Rules.Layout;
using PluginHost.Rules.Pdf;
using PluginHost.Sdk;

namespace PluginHost.Rules;

/// <summary>Reads PDF files: their pages as they were drawn, and what the layout makes of them.</summary>
/// <param name="open">Opens a file's bytes.</param>
internal sealed class PdfReader(Func<ReadOnlyMemory<byte>, Result<IPdfPages>> open) : IDocumentReader
{
    /// <summary>Programs put other things before the mark, but never more than this.</summary>
    private const int Beginning = 1024;

    /// <summary>How much of the work is done when every page was drawn.</summary>
    private const double Drawn = 0.8;

    public bool Recognises(ReadOnlySpan<byte> beginning, string fileName) =>
        beginning[..Math.Min(beginning.Length, Beginning)].IndexOf("%PDF-"u8) >= 0;

    public Result<Document> Read(ReadOnlyMemory<byte> file, string fileName, IProgress<double> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress.Report(0);
        return open(file).Then<Document>(pdf =>
        {
            var reading = PageReading.Of(Sheets(pdf, progress, cancellationToken), cancellationToken);
            progress.Report(1);
            return new Document(Title(pdf, reading, fileName), reading.Blocks) { PageLabels = Labels(pdf, reading), Remarks = Remarks(pdf, reading) };
        });
    }

    private static List<Sheet> Sheets(IPdfPages pdf, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var gate = new Lock();
        var done = 0;
        var tags = pdf.Structure is { Count: > 0 } structure ? TagTree.Of(structure) : null;
        return [.. ParallelEnumerable.Range(1, pdf.PageCount).AsOrdered().WithDegreeOfParallelism(PageReading.Threads).WithCancellation(cancellationToken).Select(number =>
        {
            var sheet = new Sheet(pdf.Page(number), tags);
            lock (gate)
            {
                done++;
                if (done % 16 == 0 || done == pdf.PageCount)
                {
                    progress.Report(Drawn * done / pdf.PageCount);
                }
            }

            return sheet;
        })];
    }

    private static string Title(IPdfPages pdf, PageReading reading, string fileName)
    {
        var given = pdf.Title?.Trim();
        var named = !string.IsNullOrEmpty(given) && !given.StartsWith("untitled", StringComparison.OrdinalIgnoreCase) && given.Any(char.IsLetter);
        return named ? given! : reading.LargestText ?? Path.GetFileNameWithoutExtension(fileName);
    }

    private static IReadOnlyList<string> Labels(IPdfPages pdf, PageReading reading)
    {
        var labels = pdf.PageLabels.Count == pdf.PageCount ? pdf.PageLabels : reading.Labels;
        return labels.Count == pdf.PageCount ? labels : [.. Enumerable.Range(1, pdf.PageCount).Select(static number => $"{number}")];
    }

    private static List<string> Remarks(IPdfPages pdf, PageReading reading)
    {
        List<string> remarks = [.. pdf.Remarks, .. reading.Remarks];
        if (reading.Blocks.Count == 0 && remarks.Count == 0)
        {
            remarks.Add("The file holds no text; if its pages look like text, have a program for text recognition add it, and read the file again.");
        }

        return remarks;
    }
}
