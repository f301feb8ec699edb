using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// From the moment a roll is asked for over HTTP until each overlay has it: request, dice, durable commit, fold, feed and socket included.
/// The peer is the same request with nobody watching, from asking to the acknowledgement.
/// </summary>
internal static class OverlayBenchmark
{
    private const int Rolls = 200;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        await foreach (var figure in MeasureAsync("1 socket", campaigns: 1, sockets: 1, target: null))
        {
            yield return figure;
        }

        await foreach (var figure in MeasureAsync("1,000 sockets in 40 campaigns", campaigns: 40, sockets: 1000, target: 10))
        {
            yield return figure;
        }

        await foreach (var figure in MeasureAsync("1,000 sockets in one campaign", campaigns: 1, sockets: 1000, target: 40))
        {
            yield return figure;
        }
    }

    private static async IAsyncEnumerable<Figure> MeasureAsync(string room, int campaigns, int sockets, double? target)
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        var ids = new List<string>();
        for (var number = 0; number < campaigns; number++)
        {
            var made = await host.CallAsync("create_campaign", new JsonObject { ["name"] = $"Room {number}", ["system"] = "generic" });
            ids.Add(made["data"]!["id"]!.GetValue<string>());
        }

        var bare = await RollAsync(host, ids, latencies: null);
        using var stop = new CancellationTokenSource();
        var latencies = new ConcurrentBag<double>();
        var overlays = new List<OverlaySocket>();
        var readers = new List<Task>();
        for (var number = 0; number < sockets; number++)
        {
            var campaign = ids[number % campaigns];
            var overlay = await OverlaySocket.ConnectAsync(host.Port, "/obs", host.OverlayKey(campaign), campaign);
            await overlay.ReceiveAsync(CancellationToken.None);
            overlays.Add(overlay);
            readers.Add(ListenAsync(overlay, latencies, stop.Token));
        }

        await RollAsync(host, ids, latencies);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        foreach (var overlay in overlays)
        {
            await overlay.DisposeAsync();
        }

        var expected = Rolls * sockets / campaigns;
        yield return new Figure("overlay", $"{room}: messages missing of {expected}", expected - latencies.Count, "");
        yield return new Figure("overlay", $"{room}: p50", latencies.Percentile(0.5), "ms") { Peer = "acknowledged alone", Ratio = latencies.Percentile(0.5) / bare.Percentile(0.5) };
        yield return new Figure("overlay", $"{room}: p99", latencies.Percentile(0.99), "ms") { Target = target, Peer = "acknowledged alone", Ratio = latencies.Percentile(0.99) / bare.Percentile(0.99) };
    }

    /// <summary>Rolls at an even, lively pace; the roller's name carries the moment of asking.</summary>
    private static async Task<List<double>> RollAsync(HostProcess host, List<string> campaigns, ConcurrentBag<double>? latencies)
    {
        var times = new List<double>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(latencies is null ? 5 : 25));
        for (var roll = 0; roll < Rolls; roll++)
        {
            await pace.WaitForNextTickAsync();
            var asked = Stopwatch.GetTimestamp();
            await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20+5", ["player"] = Moments.Of(asked) }, campaigns[roll % campaigns.Count]);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        await Task.Delay(latencies is null ? 0 : 1000);
        return times;
    }

    private static async Task ListenAsync(OverlaySocket overlay, ConcurrentBag<double> latencies, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var message = await overlay.ReceiveAsync(stop);
                var now = Stopwatch.GetTimestamp();
                if (message.Span.IndexOf("\"dice_roll\""u8) >= 0 && Moments.In(message.Span) is { } asked)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(asked, now).TotalMilliseconds);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Measured enough.
        }
    }
}
