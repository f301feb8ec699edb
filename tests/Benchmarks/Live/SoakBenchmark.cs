using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// A busy house on a bad network: many tables, twenty-five at each, five in a hundred cut off every second and some who never read. Afterwards every
/// client must have had exactly the journal that it may see, in order and nothing twice. The peer is a plain broadcast server in Node with the same
/// rooms and the same pace, whose clients are never cut and which remembers nothing.
/// </summary>
internal static class SoakBenchmark
{
    private const double Most = 100;

    private static readonly Soak[] Soaks =
    [
        new("200 campaigns x 25 clients, 1 event/s", Campaigns: 200, Clients: 25, EventsPerSecond: 1, Cursors: 0),
        new("20 campaigns x 25 clients, 10 events/s, 2 cursors", Campaigns: 20, Clients: 25, EventsPerSecond: 10, Cursors: 2),
    ];

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        foreach (var soak in Soaks)
        {
            await foreach (var figure in MeasureAsync(soak))
            {
                yield return figure;
            }
        }

        await foreach (var figure in ContextsAsync())
        {
            yield return figure;
        }
    }

    private static async IAsyncEnumerable<Figure> MeasureAsync(Soak soak)
    {
        var peer = await Broadcast.MeasureAsync(soak);
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        await using var house = await SoakHouse.OpenAsync(host, soak);
        var run = await house.RunAsync();
        yield return new Figure("soak", $"{soak.Name}: deliveries", run.Deliveries, "");
        yield return new Figure("soak", "  missing, doubled or out of order", run.Wrong, "") { Target = 1 };
        yield return new Figure("soak", "  cuts, and longest way back", run.LongestReturn, $"ms, {run.Cuts} cuts");
        yield return new Figure("soak", "  p50", run.Latencies.Percentile(0.5), "ms") { Peer = "ws in Node", Ratio = run.Latencies.Percentile(0.5) / peer.Percentile(0.5) };
        yield return new Figure("soak", "  p99", run.Latencies.Percentile(0.99), "ms") { Target = Most, Peer = "ws in Node", Ratio = run.Latencies.Percentile(0.99) / peer.Percentile(0.99) };
        yield return new Figure("soak", "  p99 of the worst second", run.Worst.Milliseconds, "ms") { Target = Most };
        yield return new Figure("soak", "  in that second the measuring program itself was late by, p99", run.Worst.Late, "ms");
        yield return new Figure("soak", "  p99 of the worst of the first seconds, which are not counted", run.First.Milliseconds, "ms") { Target = Most };
        yield return new Figure("soak", "  processor time of the host, of two", run.Busy, $"of 2, and {run.OwnBusy:0.00} of the measuring program");
        if (soak.Cursors > 0)
        {
            yield return new Figure("soak", "  cursor messages a client and second", run.CursorMessages, $"of {soak.Cursors * SoakHouse.MovesPerSecond} moves");
        }

        yield return new Figure("soak", "  memory a connection", run.BytesPerConnection / 1024.0, "KiB");
    }

    /// <summary>A thousand campaigns that are all being watched.</summary>
    private static async IAsyncEnumerable<Figure> ContextsAsync()
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        await using var house = await SoakHouse.OpenAsync(host, new Soak("1,000 campaigns", Campaigns: 1000, Clients: 2, EventsPerSecond: 0, Cursors: 0));
        yield return new Figure("soak", "1,000 campaigns, each watched by two: memory", host.ResidentBytes / (1024.0 * 1024), "MiB") { Target = 2048 };
    }
}

/// <param name="Clients">At each campaign's table.</param>
/// <param name="EventsPerSecond">In each campaign.</param>
/// <param name="Cursors">How many at each table move a pointer.</param>
internal sealed record Soak(string Name, int Campaigns, int Clients, int EventsPerSecond, int Cursors)
{
    /// <summary>While the host that was just started is still being compiled.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan Lasts = WarmUp + TimeSpan.FromSeconds(30);
}

/// <param name="Wrong">Clients' lists that differ from the journal.</param>
/// <param name="LongestReturn">From a cut to the first message afterwards, in milliseconds.</param>
/// <param name="First">The worst second of those that are not counted.</param>
/// <param name="Busy">Processors that the host kept busy.</param>
/// <param name="OwnBusy">Processors that the clients did.</param>
internal sealed record SoakRun(int Deliveries, int Wrong, int Cuts, double LongestReturn, IReadOnlyCollection<double> Latencies, SoakSecond Worst, SoakSecond First, double Busy, double OwnBusy, double CursorMessages, double BytesPerConnection);

/// <param name="Milliseconds">The p99 of its deliveries.</param>
/// <param name="Late">The p99 of how late the measuring program itself was.</param>
internal sealed record SoakSecond(int Number, double Milliseconds, double Late);
