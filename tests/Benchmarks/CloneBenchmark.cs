using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// The very first <c>./run</c>: from a fresh clone of the last commit to the first answered request, with nothing built. Packages come from this machine's
/// cache when it has them. The peer is the second <c>./run</c> of the same clone.
/// </summary>
internal static class CloneBenchmark
{
    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        using (var clone = Start("git", "clone", "--quiet", "--depth", "1", $"file://{Repository.Root}", scratch.In("clone")))
        {
            await clone.WaitForExitAsync();
        }

        var first = await AnswerAsync(scratch);
        var second = await AnswerAsync(scratch);
        yield return new Figure("clone", "first ./run of a fresh clone", first, "s") { Peer = "the second ./run", Ratio = first / second };
        yield return new Figure("clone", "second ./run", second, "s");
    }

    private static async Task<double> AnswerAsync(Scratch scratch)
    {
        var port = HostProcess.FreePort();
        var watch = Stopwatch.GetTimestamp();
        using var run = Start(Path.Combine(scratch.In("clone"), "run"), "--data", scratch.In("data"), "--port", $"{port}");
        using var http = new HttpClient();
        var address = new Uri($"http://127.0.0.1:{port}/health/live");
        while (true)
        {
            if (run.HasExited)
            {
                throw new InvalidOperationException($"./run ended with {run.ExitCode}.");
            }

            try
            {
                using var response = await http.GetAsync(address);
                var seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
                run.Kill(entireProcessTree: true);
                await run.WaitForExitAsync();
                return seconds;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{program} could not be started.");
}
