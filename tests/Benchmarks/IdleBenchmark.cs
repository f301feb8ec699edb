using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>What the host costs while nothing happens.</summary>
internal static class IdleBenchmark
{
    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        await Task.Delay(TimeSpan.FromSeconds(60));
        var before = host.ProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(10));
        var used = (host.ProcessorTime - before).TotalSeconds / 10 * 100;
        yield return new Figure("idle", "resident memory after a minute", host.ResidentBytes / 1024.0 / 1024, "MB") { Target = 120 };
        yield return new Figure("idle", "processor over the next ten seconds", used, "%") { Target = 1 };
    }
}
