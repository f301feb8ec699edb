using PluginHost.Rules.Pdf;
using PluginHost.Rules.Reading.Html;
using PluginHost.Rules.Reading.Json;
using PluginHost.Rules.Reading.Markdown;
using PluginHost.Rules.Reading.PlainText;

namespace PluginHost.Rules;

/// <summary>The readers; the first that recognises a file reads it.</summary>
internal static class DocumentReaders
{
    public static IReadOnlyList<IDocumentReader> All(TimeProvider time) =>
        [new PdfReader(PdfPages.Open), new JsonReader(), new HtmlReader(), new MarkdownReader(time), new PlainTextReader()];
}
