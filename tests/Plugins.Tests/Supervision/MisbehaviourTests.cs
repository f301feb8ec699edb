using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>Each plugin here does something it should not; beside it a neighbour must not notice.</summary>
public sealed class MisbehaviourTests
{
    private static Task<Reaction>? NoTask { get; }

    [Fact]
    public Task One_that_throws_is_contained_and_its_neighbour_goes_on() =>
        NeighbourGoesOnAsync(static (_, _) => throw new InvalidOperationException("no luck"), "no luck");

    [Fact]
    public Task One_that_returns_no_task_is_contained_and_its_neighbour_goes_on() =>
        NeighbourGoesOnAsync(static (_, _) => NoTask!, "returned nothing");

    [Fact]
    public Task One_that_returns_nothing_is_contained_and_its_neighbour_goes_on() =>
        NeighbourGoesOnAsync(static (_, _) => Task.FromResult<Reaction>(null!), "returned nothing");

    [Fact]
    public Task One_that_returns_rubbish_is_contained_and_its_neighbour_goes_on() =>
        NeighbourGoesOnAsync(static (_, _) => Task.FromResult(new Reaction { Events = [new NewEvent("sly/secret", default, Audience.Everyone)] }), "failed in hook update");

    [Fact]
    public Task One_that_hangs_is_abandoned_and_its_neighbour_goes_on() =>
        NeighbourGoesOnAsync(static (_, _) => new TaskCompletionSource<Reaction>().Task, "abandoned");

    [Fact]
    public Task One_that_is_slow_is_cancelled_and_its_neighbour_goes_on() =>
        NeighbourGoesOnAsync(
            static async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return Reaction.None;
            },
            "took longer");

    [Fact]
    public async Task One_that_spins_is_named_with_what_to_do_and_called_no_more_until_it_comes_back()
    {
        await using var test = new TestHouse();
        var (release, hook, neighbour) = (0, default(Updates), new Updates());
        hook = new Updates((_, _) =>
        {
            while (Volatile.Read(ref release) == 0)
                Thread.SpinWait(1000);
            return Task.FromResult(Reaction.None);
        });
        test.Drop(TestHouse.Manifest("spinner"), () => new PluginParts { Update = [hook] });
        test.Drop(TestHouse.Manifest("neighbour"), () => new PluginParts { Update = [neighbour] });
        await test.House.StartAsync(CancellationToken.None);
        await test.AppendAsync("camp", "test/said");
        await test.AppendAsync("camp", "test/said");

        await Eventually.HoldsAsync(() => neighbour.Seen.Count == 2, () => "the neighbour was held up");
        await Eventually.HoldsAsync(() => test.Status("spinner").State == PluginState.Degraded, () => test.Status("spinner").ToString());
        Assert.Contains("Restart the host", test.Status("spinner").Note, StringComparison.Ordinal);
        Assert.Single(hook.Seen);
        Assert.Equal(1, test.Status("spinner").Figures.Single(static figures => figures.Call == "hook update").Abandoned);

        Volatile.Write(ref release, 1);
        await Eventually.HoldsAsync(() => test.Status("spinner").State == PluginState.Running && hook.Seen.Count >= 3, () => test.Status("spinner").ToString());
    }

    [Fact]
    public async Task One_that_fails_again_and_again_is_paused_and_tried_again_by_itself()
    {
        await using var test = new TestHouse
        {
            Change = static options => options with
            {
                Limits = options.Limits with { FailuresToOpen = 3, Pause = TimeSpan.FromMilliseconds(600) },
                Retries = options.Retries with { Attempts = 6 },
            },
        };
        var healed = false;
        var hook = new Updates((_, _) => Volatile.Read(ref healed) ? Task.FromResult(Reaction.None) : throw new InvalidOperationException("no luck"));
        test.Drop(TestHouse.Manifest("shaky"), () => new PluginParts { Update = [hook] });
        await test.House.StartAsync(CancellationToken.None);
        await test.AppendAsync("camp", "test/said");

        await Eventually.HoldsAsync(() => test.Status("shaky").State == PluginState.Degraded, () => test.Status("shaky").ToString());
        Assert.Contains("no luck", test.Status("shaky").Note, StringComparison.Ordinal);
        Volatile.Write(ref healed, true);
        await Eventually.HoldsAsync(() => test.Status("shaky").State == PluginState.Running, () => test.Status("shaky").ToString());
        Assert.Empty(await test.House.LettersAsync("shaky", CancellationToken.None));
    }

    [Fact]
    public async Task One_that_cannot_start_is_failed_and_one_that_needs_something_is_idle()
    {
        await using var test = new TestHouse();
        test.Drop(TestHouse.Manifest("broken"), static () => new PluginParts { Startup = [new Start(static () => throw new InvalidOperationException("no floor"))] });
        test.Drop(TestHouse.Manifest("waiting"), static () => new PluginParts { Startup = [new Start(static () => Readiness.Missing("a bot token in BOT_TOKEN"))] });
        test.Drop(TestHouse.Manifest("poor") with { Needs = new Needs { Secrets = ["POOR_TOKEN"] } }, static () => new PluginParts());
        await test.House.StartAsync(CancellationToken.None);

        Assert.Equal(PluginState.Failed, test.Status("broken").State);
        Assert.Contains("no floor", test.Status("broken").Note, StringComparison.Ordinal);
        Assert.Equal((PluginState.Idle, "needs a bot token in BOT_TOKEN"), (test.Status("waiting").State, test.Status("waiting").Note));
        Assert.Equal((PluginState.Idle, "needs the secret POOR_TOKEN"), (test.Status("poor").State, test.Status("poor").Note));
    }

    private static async Task NeighbourGoesOnAsync(Func<Update, CancellationToken, Task<Reaction>> misbehave, string named)
    {
        await using var test = new TestHouse();
        var neighbour = new Updates();
        test.Drop(TestHouse.Manifest("bad"), () => new PluginParts { Update = [new Updates(misbehave)] });
        test.Drop(TestHouse.Manifest("neighbour"), () => new PluginParts { Update = [neighbour] });
        await test.House.StartAsync(CancellationToken.None);
        await test.AppendAsync("camp", "test/said");
        await test.AppendAsync("camp", "test/said");

        await Eventually.HoldsAsync(() => neighbour.Seen.Count == 2, () => "the neighbour was held up");
        await Eventually.HoldsAsync(() => test.Status("bad").Letters == 2, () => test.Status("bad").ToString());
        Assert.All(await test.House.LettersAsync("bad", CancellationToken.None), letter => Assert.Contains(named, letter.Reason, StringComparison.Ordinal));
        Assert.Equal(PluginState.Running, test.Status("neighbour").State);
    }

    private sealed class Start(Func<Readiness> answer) : IStartupHook
    {
        public Task<Readiness> StartAsync(Startup startup, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
