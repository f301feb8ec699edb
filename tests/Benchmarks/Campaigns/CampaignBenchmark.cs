using System.Diagnostics;
using System.Text.Json;
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
    private const int Steps = 600;

    private static readonly Principal Gm = new("mira", Role.GameMaster, "bench");

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

        await foreach (var figure in PlayAsync(scratch))
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

    /// <summary>Damage, a condition in a word, the next turn: from the call to a subscriber, beside commits of the same events that nobody folds.</summary>
    private static async IAsyncEnumerable<Figure> PlayAsync(Scratch scratch)
    {
        await using var store = await OpenAsync(scratch);
        var views = Fresh(store);
        var tools = CampaignTools.All(store, views, TimeProvider.System, static _ => new byte[32], scratch.In("imports")).ToDictionary(static tool => tool.Description.Name, StringComparer.Ordinal);
        using var end = new CancellationTokenSource();
        var seen = new Dictionary<long, TaskCompletionSource>();
        var last = 0L;
        var following = FollowAsync();
        var (bare, played) = (new List<double>(), new List<double>());
        for (var step = 0; step < Steps; step++)
        {
            var arguments = step % 2 == 0 ? $$"""{"monster_id":"gull{{step % 12}}","new_hp":{{step % 40}}}""" : "{}";
            var call = new ToolCall($"bench-{step}", step % 2 == 0 ? "update_monster_hp" : "next_turn", JsonElement.Parse(arguments), Gm) { Campaign = Evening.Journal };
            var watch = Stopwatch.GetTimestamp();
            var result = await tools[call.Tool].CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None);
            if (result.Error is { } error)
            {
                throw new InvalidOperationException(error.Message);
            }

            await SeenAsync(store.Journal.Head(Evening.Journal));
            played.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);

            watch = Stopwatch.GetTimestamp();
            await store.Journal.CommitAsync(new Commit { Step = new Step("bare", Gm, [new NewEvent("campaigns/happened", JsonElement.Parse("""{"text":"Gull 3 takes 7"}"""), Audience.GameMaster), new NewEvent("campaigns/happened", JsonElement.Parse("""{"text":"Gull 3 is hit"}"""), Audience.Everyone)]) }, CancellationToken.None);
            bare.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        var target = bare.Percentile(0.99) + 1;
        yield return new Figure("campaign", "a combat step, seen by a subscriber, p99", played.Percentile(0.99), "ms") { Peer = "a bare commit", Ratio = played.Percentile(0.99) / bare.Percentile(0.99), Target = target };
        yield return new Figure("campaign", "a combat step, seen by a subscriber, p50", played.Percentile(0.50), "ms") { Peer = "a bare commit", Ratio = played.Percentile(0.50) / bare.Percentile(0.50) };

        var looks = new List<double>();
        for (var look = 0; look < 400; look++)
        {
            var call = new ToolCall($"look-{look}", "get_campaign_data", JsonElement.Parse("{}"), Gm) { Campaign = Evening.Journal };
            var watch = Stopwatch.GetTimestamp();
            await tools["get_campaign_data"].CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None);
            looks.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        yield return new Figure("campaign", "reading every projection, p95", looks.Percentile(0.95), "ms") { Target = 50 };
        await end.CancelAsync();
        await following;

        async Task FollowAsync()
        {
            try
            {
                await foreach (var moment in views.FollowAsync(Evening.Journal, Gm.Audience, null, end.Token))
                {
                    lock (seen)
                    {
                        foreach (var one in seen.Where(one => one.Key <= moment.Seq).ToList())
                        {
                            seen.Remove(one.Key);
                            one.Value.SetResult();
                        }

                        last = moment.Seq;
                    }
                }
            }
            catch (OperationCanceledException)
            {
            }
        }

        Task SeenAsync(long seq)
        {
            lock (seen)
            {
                if (last >= seq)
                {
                    return Task.CompletedTask;
                }

                var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                seen[seq] = waiting;
                return waiting.Task;
            }
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

    private static Views<CampaignState> Fresh(IJournalStore store) => new(store, new CampaignFold());

    private static async Task<IJournalStore> OpenAsync(Scratch scratch)
    {
        var opened = await JournalStores.OpenAsync(new StoreOptions(scratch.Path, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
        return opened.Value ?? throw new InvalidOperationException(opened.Error?.Message);
    }
}
