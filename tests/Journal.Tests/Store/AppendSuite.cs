using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public abstract class AppendSuite : JournalSuite
{
    [Fact]
    public async Task Positions_are_dense_in_each_journal_whoever_writes()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async writer =>
        {
            for (var number = 0; number < 20; number++)
            {
                await AppendAsync($"journal-{writer % 3}", Event(), Event());
            }
        }));

        foreach (var journal in Journal.Journals)
        {
            var events = await AllAsync(journal);
            Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(happened => happened.Seq));
            Assert.Equal(events.Count, Journal.Head(journal));
        }

        Assert.Equal(64 * 20 * 2, Journal.Journals.Sum(journal => Journal.Head(journal)));
    }

    [Fact]
    public async Task A_step_is_appended_whole_or_not_at_all()
    {
        var refused = await CommitAsync(Step("camp", Event(), Event("No Kind"), Event()));

        Assert.Equal("invalid", refused.Error?.Code);
        Assert.Empty(await AllAsync("camp"));
        var written = await AppendAsync("camp", Event(), Event());
        var events = await AllAsync("camp");
        Assert.Equal((1, 2), (written.FirstSeq, written.LastSeq));
        Assert.All(events, happened => Assert.Equal(written.StepId, happened.Event.Step));
    }

    [Fact]
    public async Task A_command_that_decided_on_an_old_state_is_refused()
    {
        await AppendAsync("camp");

        var late = await CommitAsync(Step("camp") with { ExpectedHead = 0 });
        var right = await CommitAsync(Step("camp") with { ExpectedHead = 1 });

        Assert.Equal("conflict", late.Error?.Code);
        Assert.Equal(2, Value(right).LastSeq);
    }

    [Fact]
    public async Task Of_two_commands_at_once_that_decided_on_the_same_state_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => CommitAsync(Step("camp") with { ExpectedHead = 0 })));

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal("conflict", result.Error!.Code));
        Assert.Single(await AllAsync("camp"));
    }

    [Fact]
    public async Task A_repeated_step_leaves_its_events_and_its_companions_once()
    {
        var commit = new Commit
        {
            Step = Step("camp", Event(), Event()),
            IdempotencyKey = "once",
            Requests = [new OutboxDraft("bot", "camp", new PlannedRequest("say", "https://example.test/"))],
        };
        var first = Value(await CommitAsync(commit));
        await ReopenAsync();
        var second = Value(await CommitAsync(commit));

        Assert.False(first.Repeated);
        Assert.Equal(first with { Repeated = true }, second);
        Assert.Equal(2, (await AllAsync("camp")).Count);
        Assert.Single(await Store.Outbox.PendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task An_event_over_64_KiB_is_refused_with_what_to_do()
    {
        var large = await CommitAsync(Step("camp", Event(data: $$"""{"text":"{{new string('x', 65 * 1024)}}"}""")));

        Assert.Equal("too-large", large.Error?.Code);
        Assert.Contains("blob", large.Error!.Hint, StringComparison.Ordinal);
        Assert.Empty(await AllAsync("camp"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("said")]
    [InlineData("Test/said")]
    [InlineData("test/")]
    [InlineData("test/said/twice")]
    [InlineData("test/said it")]
    public async Task A_kind_is_owner_and_name(string kind) => Assert.Equal("invalid", (await CommitAsync(Step("camp", Event(kind)))).Error?.Code);

    [Fact]
    public async Task Everything_about_an_event_comes_back_after_a_restart()
    {
        Time.Advance(TimeSpan.FromHours(1));
        var draft = Event() with { Version = 3, Causes = "because", ExternalId = "x1", Revision = "r2" };
        Value(await CommitAsync(Step("camp", draft) with { Session = "s1", Origin = new Origin("bot") { Connection = "main" } }));
        var before = (await AllAsync("camp"))[0];
        await ReopenAsync();

        var after = (await Journal.ReadAsync(new EventQuery("camp", null) { Backward = true }, CancellationToken.None))[0];

        Assert.Equal(before.Event.Data.GetRawText(), after.Event.Data.GetRawText());
        Assert.Equal(before with { Event = before.Event with { Data = default } }, after with { Event = after.Event with { Data = default } });
        Assert.Equal((Time.GetUtcNow(), "s1", "mira", "x1", "r2", "main"), (after.Event.At, after.Event.Session, after.Event.Person, after.Event.Origin!.ExternalId, after.Event.Origin.Revision, after.Event.Origin.Connection));
    }

    [Fact]
    public async Task What_was_committed_under_a_key_can_be_found_again()
    {
        var committed = Value(await CommitAsync(new Commit { Step = Step("camp", Event(), Event()), IdempotencyKey = "once" }));

        Assert.Equal(committed with { Repeated = true }, await Journal.FindAsync("camp", "once", CancellationToken.None));
        Assert.Null(await Journal.FindAsync("camp", "never", CancellationToken.None));
        Assert.Null(await Journal.FindAsync("other", "once", CancellationToken.None));
    }

    [Fact]
    public async Task A_commit_that_breaks_a_promise_fails_alone_and_the_store_goes_on()
    {
        var good = Enumerable.Range(0, 20).Select(_ => CommitAsync(Step("camp"))).ToList();
        var broken = CommitAsync(Step("camp", Event() with { Audience = null! }));
        good.AddRange(Enumerable.Range(0, 20).Select(_ => CommitAsync(Step("camp"))));

        Assert.False((await broken.WaitAsync(TimeSpan.FromSeconds(20))).Succeeded);
        Assert.All(await Task.WhenAll(good).WaitAsync(TimeSpan.FromSeconds(20)), result => Assert.True(result.Succeeded));
        Assert.Equal(40, (await AllAsync("camp")).Count);
    }

    [Fact]
    public async Task A_position_before_the_beginning_reads_from_the_beginning()
    {
        await AppendAsync("camp");

        Assert.Single(await Journal.ReadAsync(new EventQuery("camp", null) { From = -5 }, CancellationToken.None));
    }
}
