using System.Diagnostics;
using PluginHost.Harness;
using PluginHost.Rules.Index;

namespace PluginHost.Benchmarks;

/// <summary>The rules index beside Lucene: the same chunks, the same questions, ten best with their texts, one thread, rounds in turn because the machine is shared.</summary>
internal static class IndexBenchmark
{
    private const int WarmRounds = 4;
    private const int Rounds = 5;
    private const int Each = 250;
    private static readonly string[] Kinds = ["and", "or", "phrase", "prefix"];

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        var source = Path.Combine(Repository.Root, "tests", "Benchmarks", "Index", "Lucene.java");
        if (Shelf.Source is null || await LucenePeer.MakeAsync(scratch, source) is not { } lucene)
        {
            await Console.Error.WriteLineAsync("The index was not measured: it needs data/rules/srd-docs.jsonl in the shared folder, a JDK and Debian's liblucene8-java.");
            yield break;
        }

        foreach (var chunks in new[] { 50_000, 300_000 })
        {
            await foreach (var figure in MeasureAsync(scratch, lucene, chunks))
            {
                yield return figure;
            }
        }
    }

    private static async IAsyncEnumerable<Figure> MeasureAsync(Scratch scratch, LucenePeer lucene, int chunks)
    {
        var (shelf, questions, ours, theirs) = (scratch.In($"{chunks}.txt"), scratch.In($"{chunks}.questions"), scratch.In($"{chunks}.ours"), scratch.In($"{chunks}.lucene"));
        Shelf.Write(shelf, chunks);
        Shelf.WriteQuestions(questions, shelf, chunks, Each);
        var name = $"{chunks / 1000}k";
        var (committed, merged) = await lucene.IndexAsync(shelf, theirs);
        var (stored, indexed) = Build(shelf, ours);
        yield return Beside($"{name} texts stored and indexed", stored + indexed, "s", merged);
        yield return new Figure("index", $"{name} of that, texts packed and stored in SQLite", stored, "s");
        yield return new Figure("index", $"{name} Lucene without its merge to one segment", committed, "s");
        var (theirTexts, theirIndex) = (Size(theirs, static file => file.Contains(".fd", StringComparison.Ordinal)), Size(theirs, static file => !file.Contains(".fd", StringComparison.Ordinal)));
        yield return Beside($"{name} on disk, index", Size(Path.Combine(ours, "index"), static _ => true), "MB", theirIndex);
        yield return Beside($"{name} on disk, texts", Size(ours, static file => file.Contains("chunks.db", StringComparison.Ordinal)), "MB", theirTexts);

        using var our = new Asker(Environment.ProcessPath!, [.. Self, IndexReader.Name, ours, questions]);
        using var their = lucene.Read(theirs, questions);
        List<(double Spent, int Hits)[]> ourRounds = [], theirRounds = [];
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            ourRounds.Add(await our.RoundAsync());
            theirRounds.Add(await their.RoundAsync());
        }

        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (our50, our95) = Spent(ourRounds, kind);
            var (their50, their95) = Spent(theirRounds, kind);
            yield return Beside($"{name} {Kinds[kind]}, p50", our50, "ms", their50);
            yield return Beside($"{name} {Kinds[kind]}, p95", our95, "ms", their95) with { Target = 5 };
        }

        var other = ourRounds[0].Zip(theirRounds[0]).Count(static pair => pair.First.Hits != pair.Second.Hits);
        yield return new Figure("index", $"{name} questions with another number of hits", other, "of 1,000");
        var (ourPeak, theirPeak) = (await our.EndAsync() / 1e6, await their.EndAsync() / 1e6);
        yield return Beside($"{name} peak working set while asking", ourPeak, "MB", theirPeak) with { Target = 400 };
    }

    private static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(IndexBenchmark).Assembly.Location] : [];

    private static Figure Beside(string name, double value, string unit, double peer) => new("index", name, value, unit) { Peer = $"{LucenePeer.Description} ({peer:#,0.##})", Ratio = value / peer };

    private static (double Stored, double Indexed) Build(string shelf, string folder)
    {
        Directory.CreateDirectory(folder);
        var start = Stopwatch.GetTimestamp();
        using (var texts = new StoredTexts(Path.Combine(folder, "chunks.db")))
        {
            texts.Write([.. Lines(shelf)]);
        }

        var stored = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        using (var index = RulesIndexFiles.Open(Path.Combine(folder, "index"), Weighing.Default).Value!)
        {
            index.Change(Lines(shelf).Select(static chunk => new IndexedChunk(chunk.Id, [new(Fields.Title, Tokens.Of(chunk.Title)), new(Fields.Body, Tokens.Of(chunk.Text))], [])), []);
        }

        return (stored, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static IEnumerable<(long Id, string Title, string Text)> Lines(string shelf) => File.ReadLines(shelf).Select(static (line, id) =>
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return ((long)id, line[..tab], line[(tab + 1)..]);
    });

    private static double Size(string folder, Func<string, bool> which) => new DirectoryInfo(folder).EnumerateFiles().Where(file => which(file.Name)).Sum(static file => file.Length) / 1e6;

    private static (double Middle, double Late) Spent(List<(double Spent, int Hits)[]> rounds, int kind)
    {
        var spent = rounds.Skip(WarmRounds).SelectMany(round => round.Where((_, at) => at % Kinds.Length == kind)).Select(static question => question.Spent / 1000).ToList();
        return (spent.Percentile(.5), spent.Percentile(.95));
    }
}
