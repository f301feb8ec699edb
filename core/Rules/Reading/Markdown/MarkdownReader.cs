using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Rules.Reading.Markdown;

/// <summary>Markdown piece by piece, so that one part that is hard to parse cannot hold up a whole book.</summary>
internal sealed partial class MarkdownReader(TimeProvider time) : IDocumentReader
{
    private const int MostBlocks = 1_000_000;
    private const int MostDeep = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public bool Recognises(ReadOnlySpan<byte> beginning, string fileName)
    {
        var text = TextFile.Decode(beginning, cut: true);
        return TextFile.IsText(text)
            && (Marks().IsMatch(text) || fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase));
    }

    public Result<Document> Read(ReadOnlyMemory<byte> file, string fileName, IProgress<double> progress, CancellationToken cancellationToken) =>
        TextReading.Of(file, text => Read(text, fileName, progress, cancellationToken), cancellationToken);

    private Result<Document> Read(string text, string fileName, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var (front, body) = FrontMatter.Split(text);
        var began = time.GetTimestamp();
        var blocks = new List<Block>();
        List<string> remarks = [];
        var deep = 0;
        foreach (var piece in MarkdownPieces.Of(body))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (blocks.Count > MostBlocks || time.GetElapsedTime(began) > Longest)
            {
                remarks.Add("Reading took too long, so only the beginning of this file was read.");
                break;
            }

            if (Blocks(piece.Text) is { } parsed)
                blocks.AddRange(parsed);
            else if (++deep > MostDeep)
                return new Error("source-unreadable", "This file is nested too deeply to be read.");
            else
                blocks.AddRange(Rules.Blocks.Field(null, piece.Text) is { } words ? [words] : []);
            progress.Report((double)piece.End / Math.Max(1, body.Length));
        }

        if (deep > 0)
            remarks.Add("A part of this file is nested too deeply and was read as plain text.");
        return new Document(front.GetValueOrDefault("title") ?? FirstHeading(blocks) ?? TextReading.Title(fileName), blocks)
        {
            Remarks = remarks,
            Imprint = new(front.GetValueOrDefault("system"), front.GetValueOrDefault("licence") ?? front.GetValueOrDefault("license"), front.GetValueOrDefault("publisher")),
        };
    }

    /// <summary>Nothing when it is nested too deeply for the parser; then its plain words are taken.</summary>
    private static IReadOnlyList<Block>? Blocks(string piece)
    {
        try
        {
            return MarkdownBlocks.Of(piece);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The title of the work, if it stands alone at its level at the very beginning.</summary>
    private static string? FirstHeading(List<Block> blocks) =>
        blocks is [Heading { Level: 1 } first, ..] && blocks.Count(static block => block is Heading { Level: 1 }) == 1 ? first.Text : null;

    [GeneratedRegex(@"^#{1,6} \S|^(---|\*\*\*)\s*$|\*\*\S[^*\n]*\*\*|^```|\]\([^)\s]+\)|^[=]{3,}\s*$|^\|.+\|\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();
}
