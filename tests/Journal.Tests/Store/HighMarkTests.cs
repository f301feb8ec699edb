namespace PluginHost.Journal.Tests;

public sealed class HighMarkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whoever_waits_misses_nothing_however_many_wait_and_leave(int seed)
    {
        const int Last = 3_000;
        var mark = new HighMark(0);
        using var over = new CancellationTokenSource(Patience);
        var waiting = Enumerable.Range(0, 40).Select(number => Task.Run(() => FollowAsync(mark, Last, new Random((seed * 100) + number), over.Token))).ToList();
        var raising = Task.Run(
            async () =>
            {
                for (var value = 1; value <= Last; value++)
                {
                    mark.RaiseTo(value);
                    if (value % 7 == 0)
                    {
                        await Task.Yield();
                    }
                }
            });

        await raising;
        Assert.All(await Task.WhenAll(waiting), static reached => Assert.Equal(Last, reached));
    }

    [Fact]
    public async Task A_wait_that_is_ended_says_so_or_is_quiet_about_it()
    {
        var mark = new HighMark(4);
        using var ended = new CancellationTokenSource();
        var loud = mark.PastAsync(4, ended.Token).AsTask();
        var quiet = mark.PastAsync(7, ended.Token, quietly: true).AsTask();
        mark.RaiseTo(4);
        Assert.False(loud.IsCompleted || quiet.IsCompleted);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loud);
        Assert.Equal(7, await quiet);
        Assert.Equal(4, await mark.PastAsync(3, ended.Token));
        Assert.Equal(4, await mark.PastAsync(4, ended.Token, quietly: true));
        mark.RaiseTo(5);
        Assert.Equal(5, await mark.PastAsync(4, CancellationToken.None));
    }

    /// <summary>Goes on from what it reached, now and then gives up at once and comes back, and ends at the last.</summary>
    private static async Task<long> FollowAsync(HighMark mark, long last, Random random, CancellationToken over)
    {
        var seen = 0L;
        while (seen < last)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(over);
            var next = mark.PastAsync(seen, leaving.Token, quietly: true);
            if (random.Next(4) == 0)
            {
                await leaving.CancelAsync();
            }

            var reached = await next;
            Assert.True(reached > seen || (reached == seen && leaving.IsCancellationRequested));
            over.ThrowIfCancellationRequested();
            seen = reached;
        }

        return seen;
    }
}
