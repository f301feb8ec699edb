using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;
using PluginHost.Rules.Vectors;

namespace PluginHost.Benchmarks;

/// <summary>Whether questions find their answers, by kind of question; asked of the product as a person would.</summary>
internal static class RetrievalBenchmark
{
    private const int Depth = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        if (Value(args, "--docs") is not { } documents || Value(args, "--queries") is not { } questions)
        {
            await Console.Error.WriteLineAsync("Expected: retrieval --docs FILE --queries FILE [--encoder FOLDER] [--json] [--ablate] [--misses]");
            return 2;
        }

        var set = QuestionSet.Read(documents, questions);
        var clock = Stopwatch.StartNew();
        using var scratch = new Scratch();
        using var index = RulesIndexFiles.Open(scratch.In("index"), Weighing.Default).Value!;
        index.Change(set.Passages.Select(IndexedPassage.Of), []);
        var indexed = clock.Elapsed;
        clock.Restart();
        var learned = Learned.From(set.Passages);
        var learning = clock.Elapsed;
        var (output, json) = (args.Contains("--json") ? Console.Error : Console.Out, args.Contains("--json"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{set.Passages.Count} passages, {set.Questions.Count} questions; indexed in {indexed.TotalMilliseconds:0} ms, learned in {learning.TotalMilliseconds:0} ms"));
        if (Value(args, "--encoder") is { } folder)
        {
            using var encoder = new SentenceEncoder(folder);
            if (encoder.Error is { } error)
            {
                await Console.Error.WriteLineAsync(error.ToString());
                return 2;
            }

            clock.Restart();
            var vectors = (await PassageParts.VectorsAsync(encoder, set.Passages, CancellationToken.None))!;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"encoded in {clock.Elapsed.TotalSeconds:0.0} s on one core, {set.Passages.Count / clock.Elapsed.TotalSeconds:0} passages/s"));
            learned = learned.With(set.Passages, encoder, vectors);
        }

        var bench = new RetrievalRun(set, index, learned, Synonyms.Default);
        var results = new Dictionary<string, Dictionary<string, RetrievalScore>>(StringComparer.Ordinal);
        foreach (var (name, mode) in new[] { ("keyword", Mode.Keyword), ("hybrid", Mode.Hybrid) })
        {
            var ranks = bench.Ranks(mode, Mechanisms.All, Depth);
            results[name] = bench.Table(ranks);
            await output.WriteLineAsync();
            foreach (var (kind, score) in results[name])
            {
                await output.WriteLineAsync(Row($"{name} {kind}", score));
            }

            if (args.Contains("--misses") && mode is Mode.Hybrid)
            {
                await bench.ExplainMissesAsync(output, ranks, mode);
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"a question took {bench.Times.Percentile(.5):0.0} ms (p50), {bench.Times.Percentile(.95):0.0} ms (p95)"));
        if (args.Contains("--ablate"))
        {
            await output.WriteLineAsync();
            foreach (var mechanism in Enum.GetValues<Mechanisms>().Where(static mechanism => mechanism is not (Mechanisms.None or Mechanisms.All)))
            {
                var table = bench.Table(bench.Ranks(Mode.Hybrid, Mechanisms.All & ~mechanism, Depth));
                await output.WriteLineAsync(Row($"without {mechanism}", table["overall"]));
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(results, RetrievalJson.Default.DictionaryStringDictionaryStringRetrievalScore));
        }

        return 0;
    }

    private static string Row(string name, RetrievalScore score) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24} R@1 {score.R1:0.000}  R@5 {score.R5:0.000}  MRR {score.Mrr:0.000}");

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
