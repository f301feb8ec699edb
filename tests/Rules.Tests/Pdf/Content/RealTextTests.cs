using System.Diagnostics;
using System.Text.RegularExpressions;
using PluginHost.Rules.Pdf;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests.Pdf;

public sealed partial class RealTextTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cc-srd5.pdf", .99)]
    [InlineData("srd51-two-column-chromium.pdf", .99)]
    public void The_words_of_a_real_file_are_those_of_its_source(string name, double least)
    {
        if (Shared.File(name, output) is not { } path || Shared.File("cc-srd5.md", output) is not { } source)
        {
            return;
        }

        var file = PdfFile.Open(File.ReadAllBytes(path), PdfLimits.Usual).Value!;
        var watch = Stopwatch.StartNew();
        var pages = Enumerable.Range(1, file.PageCount).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(i => file.Read(i)).ToList();
        watch.Stop();
        var text = string.Join('\n', pages.SelectMany(p => p.Runs).Select(r => r.Text));
        var unknown = text.Count(c => c == '\uFFFD') / (double)text.Length;
        var have = Words(text);
        var want = Words(Markup().Replace(File.ReadAllText(source), " "));
        var found = want.Sum(w => Math.Min(w.Value, have.GetValueOrDefault(w.Key)));
        var recall = found / (double)want.Values.Sum();
        var missing = want.Select(w => (w.Key, Lost: w.Value - have.GetValueOrDefault(w.Key))).OrderByDescending(w => w.Lost).Take(15);
        output.WriteLine($"{name}: {pages.Count} pages, {pages.Sum(p => p.Runs.Count)} runs, {text.Length} letters, {watch.ElapsedMilliseconds} ms; recall {recall:F4}, unknown {unknown:F5}; lost {string.Join(' ', missing)}");
        Assert.True(unknown < 0.001, $"unknown {unknown}");
        Assert.True(recall > least, $"recall {recall}");
    }

    private static Dictionary<string, int> Words(string text) =>
        Word().Matches(text.Replace('’', '\'').ToUpperInvariant()).GroupBy(m => m.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>Tags, attributes in braces and targets of links are no words of the text.</summary>
    [GeneratedRegex(@"<[^>]+>|\{[#.:][^}]*\}|\]\([^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex("[A-Z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
