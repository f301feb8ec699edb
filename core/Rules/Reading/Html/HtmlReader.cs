using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using PluginHost.Sdk;

namespace PluginHost.Rules.Reading.Html;

internal sealed partial class HtmlReader : IDocumentReader
{
    public bool Recognises(ReadOnlySpan<byte> beginning, string fileName)
    {
        var text = TextFile.Decode(beginning, cut: true);
        return TextFile.IsText(text) && Beginning().IsMatch(text);
    }

    public Result<Document> Read(ReadOnlyMemory<byte> file, string fileName, IProgress<double> progress, CancellationToken cancellationToken) =>
        TextReading.Of(file, text =>
        {
            if (HtmlDepth.IsTooDeep(text))
                return new Error("source-unreadable", "This page is nested too deeply to be read.");

            using var page = new HtmlParser().ParseDocument(text);
            cancellationToken.ThrowIfCancellationRequested();
            var title = Blocks.OneLine(page.Title ?? "");
            var document = new Document(title.Length > 0 ? title : TextReading.Title(fileName), page.Body is null ? [] : HtmlBlocks.Of(page.Body));
            progress.Report(1);
            return document;
        }, cancellationToken);

    [GeneratedRegex(@"\A\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|article|section|main|div|h[1-6]|p|table|ul|ol)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Beginning();
}
