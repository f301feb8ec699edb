using System.Diagnostics;
using PluginHost.Rules.Layout.Tests;
using PluginHost.Rules.Pdf;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests;

/// <summary>Real rulebooks of two layouts with the same text.</summary>
public sealed class BookTests(ITestOutputHelper output)
{
    /// <summary>What opens files; none yet.</summary>
    private static Func<ReadOnlyMemory<byte>, Result<IPdfPages>>? Open => PdfPages.Open;

    [Theory]
    [InlineData("rules/cc-srd5.pdf")]
    [InlineData("rules/srd51-two-column-chromium.pdf")]
    public void A_rulebook_reads_as_its_source_does(string name)
    {
        if (Read(name) is not { } document || Shared.File("rules/cc-srd5.md", output) is not { } source)
        {
            return;
        }

        BookFigures.AssertText(document.Blocks, File.ReadAllText(source), output);
        BookFigures.AssertStatBlocks(document.Blocks, output);
        foreach (var (data, least) in new[] { ("rules/5e-SRD-Spells.json", 0.99), ("rules/5e-SRD-Monsters.json", 0.92) })
        {
            if (Shared.File(data, output) is { } path)
            {
                Assert.True(BookFigures.Named(document.Blocks, File.ReadAllText(path), output) >= least);
            }
        }
    }

    private Document? Read(string name)
    {
        if (Shared.File(name, output) is not { } path)
        {
            return null;
        }

        if (Open is null)
        {
            output.WriteLine("NOTHING WAS COMPARED: nothing here opens PDF files yet.");
            return null;
        }

        var clock = Stopwatch.StartNew();
        var result = new PdfReader(Open).Read(File.ReadAllBytes(path), name, new Progress<double>(), default);
        output.WriteLine($"{name}: {clock.ElapsedMilliseconds} ms");
        Assert.True(result.Succeeded, result.Error?.Message);
        return result.Value;
    }
}
