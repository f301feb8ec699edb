using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>Campaigns as large and as many as anybody will have: opened, rebuilt, played and looked at.</summary>
internal static class CampaignBenchmark
{
    private const int Large = 1_000_000;
    private const int Many = 1_000;
    private const int Each = 10_000;

    internal static readonly Principal Gm = new("mira", Role.GameMaster, "bench");

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        await using (var store = await OpenAsync(scratch))
        {
            await Evening.FillAsync(store, Evening.Journal, Large);
        }

        await foreach (var figure in LargeAsync(scratch))
        {
            yield return figure;
        }

        await foreach (var figure in CombatBenchmark.PlayAsync(scratch))
        {
            yield return figure;
        }

        yield return await ManyAsync();
    }

    private static async IAsyncEnumerable<Figure> LargeAsync(Scratch scratch)
    {
        foreach (var (name, audience) in new[] { ("as everyone sees it", Audience.Everyone), ("full state", (Audience?)null) })
        {
            await using var store = await OpenAsync(scratch);
            await store.Snapshots.DropAllAsync(CancellationToken.None);
            var watch = Stopwatch.GetTimestamp();
            await Fresh(store).StateAsync(Evening.Journal, audience, CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
            watch = Stopwatch.GetTimestamp();
            var raw = await RawAsync(store, audience);
            var rawSeconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
            yield return new Figure("campaign", $"1,000,000 events rebuilt, {name}", Large / seconds, "events/s") { Peer = $"reading the {raw:#,0} rows and no fold", Ratio = rawSeconds / seconds };
        }

        for (var round = 0; round < 3; round++)
        {
            await using var store = await OpenAsync(scratch);
            var watch = Stopwatch.GetTimestamp();
            await Fresh(store).StateAsync(Evening.Journal, null, CancellationToken.None);
            yield return new Figure("campaign", "1,000,000 events opened from their snapshot", Stopwatch.GetElapsedTime(watch).TotalMilliseconds, "ms") { Target = 200 };
        }
    }

    private static async Task<Figure> ManyAsync()
    {
        using var scratch = new Scratch();
        await using var store = await OpenAsync(scratch);
        for (var campaign = 0; campaign < Many; campaign++)
        {
            await Evening.FillAsync(store, $"salt-{campaign}", Each);
        }

        var views = Fresh(store);
        GC.Collect();
        for (var campaign = 0; campaign < Many; campaign++)
        {
            foreach (var audience in new[] { null, Audience.Everyone, Audience.Table, Gm.Audience })
            {
                await views.StateAsync($"salt-{campaign}", audience, CancellationToken.None);
            }
        }

        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var figure = new Figure("campaign", "1,000 open campaigns of 10,000 events, 4 views each", process.WorkingSet64 / 1e6, "MB") { Target = 1_000 };
        GC.KeepAlive(views);
        return figure;
    }

    private static async Task<long> RawAsync(IJournalStore store, Audience? audience)
    {
        long from = 0;
        long rows = 0;
        while (true)
        {
            var page = await store.Journal.ReadAsync(new EventQuery(Evening.Journal, audience) { From = from, Limit = 1024 }, CancellationToken.None);
            rows += page.Count;
            if (page.Count < 1024)
            {
                return rows;
            }

            from = page[^1].Seq;
        }
    }

    internal static Views<CampaignState> Fresh(IJournalStore store) => new(store, new CampaignFold());

    internal static async Task<IJournalStore> OpenAsync(Scratch scratch)
    {
        var opened = await JournalStores.OpenAsync(new StoreOptions(scratch.Path, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
        return opened.Value ?? throw new InvalidOperationException(opened.Error?.Message);
    }
}
