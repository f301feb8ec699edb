using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>A built host's cold start, from the process to the first answered request.</summary>
internal static class StartBenchmark
{
    private const int Runs = 7;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        var starts = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            await using var host = await HostProcess.StartAsync(scratch.In("data"));
            starts.Add(host.FirstAnswer.TotalMilliseconds);
            await host.StopAsync();
        }

        yield return new Figure("start", "first start, with a new data folder", starts[0], "ms") { Target = 1000 };
        yield return new Figure("start", $"median of {Runs - 1} further starts", starts.Skip(1).ToList().Percentile(0.5), "ms") { Target = 1000 };
    }
}
