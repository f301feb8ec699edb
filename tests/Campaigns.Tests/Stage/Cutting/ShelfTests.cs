namespace PluginHost.Campaigns.Tests;

public sealed class ShelfTests
{
    [Fact]
    public async Task Something_is_made_once_however_many_want_it_at_the_same_time()
    {
        var shelf = new Shelf<string>(10, static one => one.Length);
        var (gate, made) = (new TaskCompletionSource(), 0);
        var wanted = Enumerable.Range(0, 20).Select(_ => shelf.GetAsync("a", Make, CancellationToken.None)).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(wanted), static one => Assert.Equal("one", one));
        Assert.Equal(1, made);

        async Task<string> Make()
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return "one";
        }
    }

    [Fact]
    public async Task What_was_wanted_longest_ago_goes_when_there_is_no_room()
    {
        var shelf = new Shelf<string>(10, static one => one.Length);
        var made = new List<string>();
        foreach (var key in new[] { "aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb", "a whole shelf and more", "cccc" })
        {
            Assert.Equal(key, await shelf.GetAsync(key, () => Make(key), CancellationToken.None));
        }

        Assert.Equal(["aaaa", "bbbb", "cccc", "bbbb", "a whole shelf and more", "cccc"], made);

        Task<string> Make(string key)
        {
            made.Add(key);
            return Task.FromResult(key);
        }
    }

    [Fact]
    public async Task What_is_not_worth_keeping_is_made_anew()
    {
        var shelf = new Shelf<string>(10, static one => one == "a" ? one.Length : null);
        var made = new List<string>();
        foreach (var key in new[] { "a", "b", "a", "b" })
        {
            await shelf.GetAsync(key, () => Make(key), CancellationToken.None);
        }

        Assert.Equal(["a", "b", "b"], made);

        Task<string> Make(string key)
        {
            made.Add(key);
            return Task.FromResult(key);
        }
    }

    [Fact]
    public async Task What_failed_is_tried_again_and_whoever_stops_waiting_stops_nobody_else()
    {
        var shelf = new Shelf<string>(10, static one => one.Length);
        await Assert.ThrowsAsync<InvalidOperationException>(() => shelf.GetAsync("a", static () => Task.FromException<string>(new InvalidOperationException()), CancellationToken.None));
        var gate = new TaskCompletionSource<string>();
        var waits = shelf.GetAsync("a", () => gate.Task, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shelf.GetAsync("a", () => gate.Task, new CancellationToken(canceled: true)));
        gate.SetResult("b");
        Assert.Equal("b", await waits);
    }
}
