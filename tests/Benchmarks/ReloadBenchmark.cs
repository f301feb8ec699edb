using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>One hot reload as a person asks for it: load the new copy, swap, unload the old one, see it collected.</summary>
internal static class ReloadBenchmark
{
    private const int Runs = 30;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.GetTimestamp();
            using var response = await host.Http.PostAsync(new Uri("/api/control/plugins/obs/reload", UriKind.Relative), null);
            response.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        yield return new Figure("reload", "p50 with verified unload", times.Percentile(0.5), "ms");
        yield return new Figure("reload", "p99 with verified unload", times.Percentile(0.99), "ms");
    }
}
