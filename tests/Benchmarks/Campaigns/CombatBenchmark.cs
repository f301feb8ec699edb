using System.Diagnostics;
using System.Text.Json;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>A fight in a campaign of many evenings; alone, in one of a few.</summary>
internal static class CombatBenchmark
{
    private const int Few = 20_000;
    private const int Steps = 600;

    /// <summary>Steps of both kinds before any counts: a table that plays has played before.</summary>
    private const int WarmUp = 500;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        await using (var store = await CampaignBenchmark.OpenAsync(scratch))
        {
            await Evening.FillAsync(store, Evening.Journal, Few);
        }

        await foreach (var figure in PlayAsync(scratch))
        {
            yield return figure;
        }
    }

    /// <summary>Damage, a condition in a word, the next turn: from the call to a subscriber, beside commits of the same events that nobody folds.</summary>
    public static async IAsyncEnumerable<Figure> PlayAsync(Scratch scratch)
    {
        await using var store = await CampaignBenchmark.OpenAsync(scratch);
        var views = CampaignBenchmark.Fresh(store);
        var tools = CampaignTools.All(store, views, TimeProvider.System, static _ => new byte[32], scratch.In("imports")).ToDictionary(static tool => tool.Description.Name, StringComparer.Ordinal);
        using var end = new CancellationTokenSource();
        var seen = new Dictionary<long, TaskCompletionSource>();
        var last = 0L;
        var following = FollowAsync();
        var (bare, played) = (new List<double>(), new List<double>());
        for (var step = -WarmUp; step < Steps; step++)
        {
            var arguments = step % 2 == 0 ? $$"""{"monster_id":"gull{{Math.Abs(step) % 12}}","new_hp":{{Math.Abs(step) % 40}}}""" : "{}";
            var call = new ToolCall($"bench-{step}", step % 2 == 0 ? "update_monster_hp" : "next_turn", JsonElement.Parse(arguments), CampaignBenchmark.Gm) { Campaign = Evening.Journal };
            var watch = Stopwatch.GetTimestamp();
            var result = await tools[call.Tool].CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None);
            if (result.Error is { } error)
            {
                throw new InvalidOperationException(error.Message);
            }

            await SeenAsync(store.Journal.Head(Evening.Journal));
            var took = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;

            watch = Stopwatch.GetTimestamp();
            await store.Journal.CommitAsync(new Commit { Step = new Step("bare", CampaignBenchmark.Gm, [new NewEvent("campaigns/happened", JsonElement.Parse("""{"text":"Gull 3 takes 7"}"""), Audience.GameMaster), new NewEvent("campaigns/happened", JsonElement.Parse("""{"text":"Gull 3 is hit"}"""), Audience.Everyone)]) }, CancellationToken.None);
            if (step >= 0)
            {
                played.Add(took);
                bare.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }

        var target = bare.Percentile(0.99) + 1;
        yield return new Figure("campaign", "a combat step, seen by a subscriber, p99", played.Percentile(0.99), "ms") { Peer = "a bare commit", Ratio = played.Percentile(0.99) / bare.Percentile(0.99), Target = target };
        yield return new Figure("campaign", "a combat step, seen by a subscriber, p50", played.Percentile(0.50), "ms") { Peer = "a bare commit", Ratio = played.Percentile(0.50) / bare.Percentile(0.50) };

        var looks = new List<double>();
        for (var look = 0; look < 400; look++)
        {
            var call = new ToolCall($"look-{look}", "get_campaign_data", JsonElement.Parse("{}"), CampaignBenchmark.Gm) { Campaign = Evening.Journal };
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
                await foreach (var moment in views.FollowAsync(Evening.Journal, CampaignBenchmark.Gm.Audience, null, end.Token))
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
}
