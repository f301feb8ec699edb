using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Index;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Benchmarks;

/// <summary>Whether questions find their answers, by kind of question; asked of the product as a person would. Each embedder shows what it gains beside words alone.</summary>
internal static class RetrievalBenchmark
{
    private const int Depth = 10;
    private const string Usage = "Expected: retrieval --docs FILE --queries FILE [--embedder learned|FOLDER|ollama:MODEL|openai:MODEL@URL]... [--without Glossary,Synonyms,...] [--json] [--ablate] [--misses]";

    public static async Task<int> RunAsync(string[] args)
    {
        if (Values(args, "--docs") is not [var documents] || Values(args, "--queries") is not [var questions]
            || !Enum.TryParse<Mechanisms>(Values(args, "--without").FirstOrDefault("None"), ignoreCase: true, out var without))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var set = QuestionSet.Read(documents, questions);
        var (output, json) = (args.Contains("--json") ? Console.Error : Console.Out, args.Contains("--json"));
        using var scratch = new Scratch();
        using var index = RulesIndexFiles.Open(scratch.In("index"), Weighing.Default).Value!;
        var clock = Stopwatch.StartNew();
        index.Change(set.Passages.Select(IndexedPassage.Of), []);
        var indexed = clock.Elapsed;
        clock.Restart();
        var learned = Learned.From(set.Passages);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{set.Passages.Count} passages, {set.Questions.Count} questions; indexed in {indexed.TotalMilliseconds:0} ms, learned in {clock.Elapsed.TotalMilliseconds:0} ms; the glossary has words for {learned.Described:P0} of them"));

        var asked = Mechanisms.All & ~without;
        var results = new Dictionary<string, Dictionary<string, RetrievalScore>>(StringComparer.Ordinal);
        var bench = new RetrievalRun(set, index, learned, Synonyms.Default);
        results["keyword"] = bench.Table(bench.Ranks(Mode.Keyword, asked, Depth));
        await WriteAsync(output, "keyword", results["keyword"]);
        foreach (var name in Values(args, "--embedder").DefaultIfEmpty(Embedders.Own))
        {
            var taught = await Embedders.TeachAsync(name, learned, set.Passages, output);
            if (taught.Value is not { } lesson)
            {
                await Console.Error.WriteLineAsync(taught.Error!.ToString());
                return 2;
            }

            using var encoder = lesson.Encoder;
            bench = new RetrievalRun(set, index, lesson, Synonyms.Default);
            var ranks = bench.Ranks(Mode.Hybrid, asked, Depth);
            var table = bench.Table(ranks);
            results[results.ContainsKey("hybrid") ? $"hybrid {name}" : "hybrid"] = table;
            await WriteAsync(output, "hybrid", table, results["keyword"], encoder?.Name ?? name);
            if (args.Contains("--misses"))
            {
                await bench.ExplainMissesAsync(output, ranks, Mode.Hybrid);
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\na question took {bench.Times.Percentile(.5):0.0} ms (p50), {bench.Times.Percentile(.95):0.0} ms (p95)"));
        foreach (var mechanism in Enum.GetValues<Mechanisms>().Where(mechanism => args.Contains("--ablate") && mechanism is not (Mechanisms.None or Mechanisms.All)))
        {
            await output.WriteLineAsync(Row($"without {mechanism}", bench.Table(bench.Ranks(Mode.Hybrid, asked & ~mechanism, Depth))["overall"]));
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(results, RetrievalJson.Default.DictionaryStringDictionaryStringRetrievalScore));
        }

        return 0;
    }

    private static async Task WriteAsync(TextWriter output, string name, Dictionary<string, RetrievalScore> table, Dictionary<string, RetrievalScore>? beside = null, string embedder = "")
    {
        await output.WriteLineAsync(embedder.Length > 0 ? $"\n{embedder}, and what it gains:" : "");
        foreach (var (kind, score) in table)
        {
            var gain = beside?[kind] is { } before ? string.Create(CultureInfo.InvariantCulture, $"   {score.R1 - before.R1:+0.000;-0.000} {score.R5 - before.R5:+0.000;-0.000} {score.Mrr - before.Mrr:+0.000;-0.000}") : "";
            await output.WriteLineAsync(Row($"{name} {kind}", score) + gain);
        }
    }

    private static string Row(string name, RetrievalScore score) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24} R@1 {score.R1:0.000}  R@5 {score.R5:0.000}  MRR {score.Mrr:0.000}");

    private static List<string> Values(string[] args, string name) =>
        [.. args.Index().Where(argument => argument.Item == name && argument.Index + 1 < args.Length).Select(argument => args[argument.Index + 1])];
}
