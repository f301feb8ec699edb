using System.Text.Json;
using PluginHost.Benchmarks;
using PluginHost.Harness;

if (args is ["retrieval", ..])
{
    return await RetrievalBenchmark.RunAsync(args);
}

if (args is [IndexReader.Name, var folder, var questions])
{
    return IndexReader.Run(folder, questions);
}

var json = args.Contains("--json");
var wanted = args.Where(static argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
(string Name, Func<IAsyncEnumerable<Figure>> Run)[] all =
[
    ("clone", CloneBenchmark.RunAsync),
    ("start", StartBenchmark.RunAsync),
    ("idle", IdleBenchmark.RunAsync),
    ("append", AppendBenchmark.RunAsync),
    ("overlay", OverlayBenchmark.RunAsync),
    ("overlays", OverlaysBenchmark.RunAsync),
    ("reload", ReloadBenchmark.RunAsync),
    ("dice", DiceBenchmark.RunAsync),
    ("fuzz", FuzzBenchmark.RunAsync),
    ("book", BookBenchmark.RunAsync),
    ("index", IndexBenchmark.RunAsync),
    ("mcp", McpBenchmark.RunAsync),
    ("campaign", CampaignBenchmark.RunAsync),
    ("soak", SoakBenchmark.RunAsync),
    ("combat", CombatBenchmark.RunAsync),
    ("search", SearchBenchmark.RunAsync),
];

if (wanted.Find(name => all.All(benchmark => benchmark.Name != name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; expected {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

if (Repository.Configuration != "Release")
{
    await Console.Error.WriteLineAsync("These are figures of a build for finding faults; those of the program as people run it need -c Release.");
}

var figures = new List<Figure>();
foreach (var (name, run) in all.Where(benchmark => wanted.Count == 0 || wanted.Contains(benchmark.Name)))
{
    await foreach (var figure in run())
    {
        figures.Add(figure);
        await (json ? Console.Error : Console.Out).WriteLineAsync(figure.ToString());
    }
}

if (json)
{
    Console.WriteLine(JsonSerializer.Serialize(figures, FigureJson.Default.ListFigure));
}

return 0;
