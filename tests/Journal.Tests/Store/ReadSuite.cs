using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public abstract class ReadSuite : JournalSuite
{
    private static readonly Audience Player = Audience.Table.Or(Audience.Person("pip"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_gets_what_addresses_them_and_nothing_else(bool fromDisk)
    {
        await AppendAsync("camp", Event("test/all"), Event("test/table", audience: Audience.Table), Event("test/gm", audience: Audience.GameMaster), Event("test/pip", audience: Audience.Person("pip")));
        if (fromDisk)
        {
            await ReopenAsync();
        }

        Assert.Equal(["test/all"], await KindsAsync(new EventQuery("camp", Audience.Everyone)));
        Assert.Equal(["test/all", "test/table", "test/pip"], await KindsAsync(new EventQuery("camp", Player)));
        Assert.Equal(["test/all", "test/table", "test/gm"], await KindsAsync(new EventQuery("camp", Audience.GameMaster)));
        Assert.Equal(["test/table", "test/all"], await KindsAsync(new EventQuery("camp", Audience.Table) { Backward = true }));
        Assert.Equal(4, (await KindsAsync(new EventQuery("camp", null))).Count);
    }

    [Fact]
    public async Task Pages_are_full_whatever_is_hidden_in_between()
    {
        for (var number = 0; number < 700; number++)
        {
            await AppendAsync("camp", Event("test/seen"), Event("test/secret", audience: Audience.GameMaster), Event("test/secret", audience: Audience.GameMaster));
        }

        await ReopenAsync();
        var seen = new List<long>();
        while (await Journal.ReadAsync(new EventQuery("camp", Audience.Everyone) { From = seen.LastOrDefault(), Limit = 300 }, CancellationToken.None) is { Count: > 0 } page)
        {
            Assert.True(page.Count == 300 || seen.Count + page.Count == 700);
            seen.AddRange(page.Select(happened => happened.Seq));
        }

        Assert.Equal(700, seen.Distinct().Count());
    }

    [Fact]
    public async Task Kinds_owners_and_sessions_narrow_a_page()
    {
        Value(await CommitAsync(Step("camp", Event("dice/rolled"), Event("test/said"), Event("dice/lost")) with { Session = "one" }));
        Value(await CommitAsync(Step("camp", Event("dice/rolled")) with { Session = "two" }));

        Assert.Equal(["dice/rolled", "dice/lost", "dice/rolled"], await KindsAsync(new EventQuery("camp", null) { Kinds = ["dice/*"] }));
        Assert.Equal(["dice/rolled", "test/said"], await KindsAsync(new EventQuery("camp", null) { Kinds = ["dice/rolled", "test/said"], Session = "one" }));
        Assert.Equal(["dice/rolled"], await KindsAsync(new EventQuery("camp", null) { Backward = true, Limit = 1 }));
    }

    [Fact]
    public async Task Ids_do_not_count_what_is_hidden()
    {
        await AppendAsync("camp", Event(), Event(), Event());
        var ids = (await AllAsync("camp")).Select(happened => happened.Id).ToList();

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(22, id.Length));
        await ReopenAsync();
        Assert.Equal(ids, (await AllAsync("camp")).Select(happened => happened.Id));
    }

    [Fact]
    public async Task Who_waits_is_woken_by_the_next_event_and_by_a_new_journal()
    {
        var another = Journal.WaitForJournalAsync(0, CancellationToken.None);
        var first = Journal.WaitAsync("camp", 0, CancellationToken.None).AsTask();
        Assert.False(first.IsCompleted);
        await AppendAsync("camp");

        Assert.Equal(1, await first.WaitAsync(TimeSpan.FromSeconds(20)));
        await another.WaitAsync(TimeSpan.FromSeconds(20));
        using var gone = new CancellationTokenSource();
        var second = Journal.WaitAsync("camp", 1, gone.Token).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    private async Task<List<string>> KindsAsync(EventQuery query) =>
        [.. (await Journal.ReadAsync(query, CancellationToken.None)).Select(happened => happened.Event.Kind)];
}
