using System.Diagnostics;
using PluginHost.Harness;
using PluginHost.Journal;
using PluginHost.Rules;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Library;
using PluginHost.Rules.Pdf;
using PluginHost.Rules.Understanding;

namespace PluginHost.Benchmarks;

/// <summary>A book of 818 pages from its file to the first answer, and what of that is reading; beside poppler's text alone.</summary>
internal static class BookBenchmark
{
    private const int Rounds = 3;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        if (SharedData.File("rules", "cc-srd5.pdf") is not { } file)
        {
            await Console.Error.WriteLineAsync("The book lies in ../shared/data/rules beside the clone (or where PLUGINHOST_SHARED says), and it is not there.");
            yield break;
        }

        _ = SqliteEngine.Description;
        var (whole, reading, understanding, poppler) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            whole.Add(await AddedAsync(file));
            var clock = Stopwatch.StartNew();
            var document = new PdfReader(PdfPages.Open).Read(await File.ReadAllBytesAsync(file), "book.pdf", new Progress<double>(), CancellationToken.None).Value!;
            reading.Add(clock.Elapsed.TotalSeconds);
            clock.Restart();
            _ = Book.Of(document);
            understanding.Add(clock.Elapsed.TotalSeconds);
            if (await TextAloneAsync(file) is { } seconds)
            {
                poppler.Add(seconds);
            }
        }

        yield return new Figure("book", "818 pages read, understood, indexed and learned from, cold", whole[0], "s") { Target = 5 };
        yield return new Figure("book", "818 pages read, understood, indexed and learned from, warm", whole.Min(), "s") { Target = 5 };
        yield return new Figure("book", "818 pages to blocks in reading order", reading.Min(), "s")
        {
            Peer = poppler.Count > 0 ? "pdftotext, text alone" : null,
            Ratio = poppler.Count > 0 ? reading.Min() / poppler.Min() : null,
        };
        yield return new Figure("book", "blocks to chunks, entries and references", understanding.Min(), "s");
    }

    private static async Task<double> AddedAsync(string file)
    {
        var folder = Directory.CreateTempSubdirectory("book").FullName;
        try
        {
            await using var library = (await RulesLibrary.OpenAsync(new RulesOptions(folder, [], TimeProvider.System), CancellationToken.None)).Value!;
            var clock = Stopwatch.StartNew();
            var added = await library.AddAsync(new Addition(file), anywhere: true, new Progress<Sdk.ToolProgress>(), CancellationToken.None);
            var answers = library.Finder.Find(new Question("how far can I jump")).Answers;
            return added.Value is [{ Placed.Succeeded: true }] && answers.Count > 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException("The book was not read.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double?> TextAloneAsync(string file)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return clock.Elapsed.TotalSeconds;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
