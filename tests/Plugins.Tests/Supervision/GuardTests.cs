namespace PluginHost.Plugins.Tests;

public sealed class GuardTests
{
    [Fact]
    public async Task What_the_host_brings_runs_where_it_is_called_once_it_came_back_at_once()
    {
        var guard = new Guard("host", null, new StillTime(), static () => { });
        await guard.CallAsync("look", TimeSpan.FromMinutes(1), static _ => Task.FromResult("seen"), CancellationToken.None);
        var here = Environment.CurrentManagedThreadId;
        var where = await guard.CallAsync("look", TimeSpan.FromMinutes(1), static _ => Task.FromResult(Environment.CurrentManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture)), CancellationToken.None);
        Assert.Equal(here.ToString(System.Globalization.CultureInfo.InvariantCulture), where.Value);
    }

    [Fact]
    public async Task A_plugin_never_runs_where_it_is_called()
    {
        var guard = new Guard("plugin", new CallLimits(), new StillTime(), static () => { });
        for (var time = 0; time < 3; time++)
        {
            using var held = new SemaphoreSlim(0);
            var calling = guard.CallAsync("look", TimeSpan.FromMinutes(1), _ => Waiting(held), CancellationToken.None);
            held.Release();
            Assert.True((await calling).Succeeded);
        }

        // Were it called here, this thread would wait for what it itself is to do next.
        static Task<string> Waiting(SemaphoreSlim held)
        {
            held.Wait();
            return Task.FromResult("let go");
        }
    }

    [Fact]
    public async Task What_took_its_time_goes_to_the_pool_the_next_time()
    {
        var time = new StillTime();
        var guard = new Guard("host", null, time, static () => { });
        await guard.CallAsync("look", TimeSpan.FromMinutes(1), static _ => Task.FromResult("seen"), CancellationToken.None);
        await guard.CallAsync("look", TimeSpan.FromMinutes(1), _ => Slow(time), CancellationToken.None);
        using var held = new SemaphoreSlim(0);
        var calling = guard.CallAsync("look", TimeSpan.FromMinutes(1), _ => Waiting(held), CancellationToken.None);
        held.Release();
        Assert.True((await calling).Succeeded);

        static Task<string> Slow(StillTime time)
        {
            time.Now += TimeSpan.TicksPerSecond;
            return Task.FromResult("seen");
        }

        static Task<string> Waiting(SemaphoreSlim held)
        {
            held.Wait();
            return Task.FromResult("let go");
        }
    }

    [Fact]
    public async Task Who_says_how_far_it_is_may_take_its_time_and_who_says_nothing_is_stopped()
    {
        var (time, limit) = (new HandTime(), TimeSpan.FromMinutes(1));
        var guard = new Guard("host", null, time, static () => { });
        var life = new SignOfLife(new Progress<Sdk.ToolProgress>(), time);
        using var books = new SemaphoreSlim(0);
        var reading = guard.CallAsync("read", limit, token => Reading(books, life, token), CancellationToken.None, life);
        for (var book = 0; book < 3; book++)
        {
            time.Pass(TimeSpan.FromSeconds(40));
            life.Report(new Sdk.ToolProgress(book, 3, "a book"));
        }

        books.Release(2);
        Assert.Equal("read", (await reading).Value);

        var silent = guard.CallAsync("read", limit, token => Reading(books, life, token), CancellationToken.None, life);
        while (!silent.IsCompleted)
        {
            time.Pass(limit);
            await Task.Yield();
        }

        Assert.Equal(Faults.Slow, (await silent).Error!.Code);

        static async Task<string> Reading(SemaphoreSlim books, SignOfLife life, CancellationToken cancellationToken)
        {
            await books.WaitAsync(cancellationToken);
            life.Report(new Sdk.ToolProgress(1, 3, "a book"));
            await books.WaitAsync(cancellationToken);
            return "read";
        }
    }

    /// <summary>A clock that only the test moves.</summary>
    private sealed class StillTime : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
