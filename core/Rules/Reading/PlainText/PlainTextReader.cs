using PluginHost.Sdk;

namespace PluginHost.Rules.Reading.PlainText;

/// <summary>Text without marks: paragraphs by empty lines, headings by how they look, lists by their bullets, pages by form feeds.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    private const int MostBlocks = 1_000_000;

    public bool Recognises(ReadOnlySpan<byte> beginning, string fileName)
    {
        var text = TextFile.Decode(beginning, cut: true);
        return TextFile.IsText(text) && !text.StartsWith("%PDF", StringComparison.Ordinal);
    }

    public Result<Document> Read(ReadOnlyMemory<byte> file, string fileName, IProgress<double> progress, CancellationToken cancellationToken) =>
        TextReading.Of(file, text =>
        {
            var blocks = new List<Block>();
            var pages = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\f');
            for (var page = 0; page < pages.Length && blocks.Count < MostBlocks; page++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                new PlainPage(pages.Length > 1 ? page + 1 : 0, blocks).Read(pages[page].Split('\n'));
                progress.Report((page + 1.0) / pages.Length);
            }

            var title = blocks is [Heading { Level: 1 } first, ..] ? first.Text : TextReading.Title(fileName);
            return new Document(title, blocks)
            {
                PageLabels = pages.Length > 1 ? [.. Enumerable.Range(1, pages.Length).Select(static number => number.ToString())] : [],
            };
        }, cancellationToken);
}
