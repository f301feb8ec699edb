using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class BreakerTests
{
    private static readonly OutboxOptions Options = new() { Attempts = 1, FailuresToOpen = 2, Pause = TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_provider_that_keeps_failing_is_left_alone_while_other_lanes_go_on()
    {
        await using var test = await Sending.OpenAsync();
        await using var down = new TestProvider(static _ => "503 Service Unavailable");
        await using var well = new TestProvider(static _ => "200 OK");
        using var drain = test.Drain(Options);
        drain.Start();
        await test.PlanAsync("bot", new PlannedRequest("first", down.Address), new PlannedRequest("second", down.Address), new PlannedRequest("third", down.Address));
        await test.CountAsync(OutboxState.Failed, 2);
        await test.PlanAsync("bot", new PlannedRequest("elsewhere", well.Address) { Lane = "elsewhere" });
        await test.PlanAsync("other", new PlannedRequest("the same", well.Address));
        await test.CountAsync(OutboxState.Sent, 2);

        Assert.Equal(2, down.Seen.Count);
        Assert.Single(await test.Store.Outbox.ListAsync(OutboxState.Pending, 10, CancellationToken.None));
        Assert.Equal("sending to 127.0.0.1 failed 2 times in a row and is paused: answered 503. It is tried again by itself.", drain.Trouble("bot"));
        Assert.Null(drain.Trouble("other"));
        await drain.StopAsync();
    }

    [Fact]
    public async Task After_a_pause_one_request_tries_and_what_waited_follows()
    {
        await using var test = await Sending.OpenAsync();
        await using var provider = new TestProvider(static nth => nth <= 2 ? "503 Service Unavailable" : "200 OK");
        using var drain = test.Drain(Options with { Pause = TimeSpan.FromMilliseconds(50) });
        drain.Start();
        await test.PlanAsync("bot", [.. Enumerable.Range(0, 4).Select(nth => new PlannedRequest($"nth {nth}", provider.Address))]);
        await test.CountAsync(OutboxState.Sent, 2);
        await test.CountAsync(OutboxState.Failed, 2);
        Assert.Null(drain.Trouble("bot"));
        await drain.StopAsync();
    }

    [Fact]
    public async Task What_becomes_too_old_while_a_lane_is_paused_is_stale_and_says_why()
    {
        await using var test = await Sending.OpenAsync();
        await using var down = new TestProvider(static _ => "503 Service Unavailable");
        using var drain = test.Drain(Options);
        drain.Start();
        await test.PlanAsync("bot", new PlannedRequest("one", down.Address), new PlannedRequest("two", down.Address), new PlannedRequest("three", down.Address) { MaxAge = TimeSpan.FromMilliseconds(300) });
        await test.CountAsync(OutboxState.Stale, 1);
        var stale = Assert.Single(await test.Store.Outbox.ListAsync(OutboxState.Stale, 10, CancellationToken.None));
        Assert.StartsWith("it became too old to be sent: sending to 127.0.0.1 failed", stale.Note, StringComparison.Ordinal);
        await drain.StopAsync();
    }

    [Fact]
    public void A_lane_sends_a_burst_and_then_so_many_a_second()
    {
        var time = new ManualTime();
        var lane = new LaneHealth("bot", "provider.example", new OutboxOptions { Burst = 2, PerSecond = 4 }, time);
        for (var nth = 0; nth < 2; nth++)
        {
            Assert.Equal(time.GetUtcNow(), lane.Next);
            lane.Sent(new SendOutcome(Plugins.Sending.Accepted, "answered 200"));
        }

        Assert.Equal(time.GetUtcNow() + TimeSpan.FromMilliseconds(250), lane.Next);
        Assert.False(lane.IsFresh);
        time.Pass(TimeSpan.FromMilliseconds(250));
        Assert.Equal(time.GetUtcNow(), lane.Next);
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.True(lane.IsFresh);
    }

    [Fact]
    public void Whoever_asks_to_wait_does_not_open_the_breaker()
    {
        var lane = new LaneHealth("bot", "provider.example", Options, new ManualTime());
        for (var nth = 0; nth < 5; nth++)
            Assert.False(lane.Sent(new SendOutcome(Plugins.Sending.NotSent, "answered 429") { After = TimeSpan.FromSeconds(1) }));
        Assert.Null(lane.Trouble);
    }

    private sealed class ManualTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Pass(TimeSpan time) => _now += time;
    }

    /// <summary>A real store with an outbox that is drained.</summary>
    private sealed class Sending(string folder, IJournalStore store) : IAsyncDisposable
    {
        public IJournalStore Store => store;

        public static async Task<Sending> OpenAsync()
        {
            var folder = Directory.CreateTempSubdirectory("outbox").FullName;
            return new Sending(folder, await TestHouse.OpenAsync(folder));
        }

        public OutboxDrain Drain(OutboxOptions options) => new(store.Outbox, options, static _ => null, TimeProvider.System, NullLogger.Instance, static _ => { });

        public async Task PlanAsync(string plugin, params IReadOnlyList<PlannedRequest> requests) =>
            await store.Journal.CommitAsync(new Commit { Requests = [.. requests.Select(request => new OutboxDraft(plugin, "camp", request))] }, CancellationToken.None);

        public Task CountAsync(OutboxState state, int count) => Eventually.HoldsAsync(
            async () => (await store.Outbox.ListAsync(state, 100, CancellationToken.None)).Count >= count, () => $"not {count} are {state}");

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
