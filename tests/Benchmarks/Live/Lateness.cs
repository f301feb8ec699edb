using System.Diagnostics;

namespace PluginHost.Benchmarks;

/// <summary>How late the measuring program itself is: what it finds is never better than that, since it shares the processors with what it measures.</summary>
internal sealed class Lateness
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private readonly List<(long At, double Milliseconds)> _found = [];

    public async Task ListenAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            await Task.Delay(Beat, CancellationToken.None);
            _found.Add((asked, Math.Max(0, (Stopwatch.GetElapsedTime(asked) - Beat).TotalMilliseconds)));
        }
    }

    /// <summary>Within one second.</summary>
    public IReadOnlyCollection<double> In(long began, int second) =>
        [.. _found.Where(one => (int)Stopwatch.GetElapsedTime(began, one.At).TotalSeconds == second).Select(static one => one.Milliseconds)];
}
