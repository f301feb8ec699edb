using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public abstract class ReadersSuite : JournalSuite
{
    [Fact]
    public async Task A_bookmark_survives_a_restart_and_never_goes_back()
    {
        await AppendAsync("camp", Event(), Event(), Event());
        await MoveAsync(3);
        await MoveAsync(2);
        await ReopenAsync();

        Assert.Equal(3, (await Store.Readers.BookmarkAsync("bot", "camp", CancellationToken.None))?.Seq);
        Assert.Null(await Store.Readers.BookmarkAsync("bot", "elsewhere", CancellationToken.None));
    }

    [Fact]
    public async Task A_bookmark_of_another_epoch_is_refused() =>
        Assert.Equal("reset", (await CommitAsync(new Commit { Bookmark = new Bookmark("bot", "camp", Store.Epoch + 1, 1) })).Error?.Code);

    [Fact]
    public async Task A_reaction_commits_whole_or_not_at_all()
    {
        var reaction = new Commit
        {
            Step = Step("camp", Event("bot/answered")),
            Bookmark = new Bookmark("bot", "camp", Store.Epoch, 1),
            State = [new OwnedChange("bot", "count", JsonElement.Parse("1"))],
            Requests = [new OutboxDraft("bot", "camp", new PlannedRequest("say", "https://example.test/"))],
        };

        var refused = await CommitAsync(reaction with { Step = Step("camp", Event("not a kind")) });
        Assert.False(refused.Succeeded);
        Assert.Empty(await AllAsync("camp"));
        Assert.Null(await Store.Readers.BookmarkAsync("bot", "camp", CancellationToken.None));
        Assert.Null(await Store.Readers.StateAsync("bot", "count", CancellationToken.None));
        Assert.Empty(await Store.Outbox.PendingAsync(10, CancellationToken.None));

        Value(await CommitAsync(reaction));
        Assert.Single(await AllAsync("camp"));
        Assert.Equal(1, (await Store.Readers.BookmarkAsync("bot", "camp", CancellationToken.None))?.Seq);
        Assert.Equal("1", (await Store.Readers.StateAsync("bot", "count", CancellationToken.None))?.GetRawText());
        Assert.Single(await Store.Outbox.PendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task State_belongs_to_its_owner_and_can_be_removed()
    {
        Value(await CommitAsync(new Commit { State = [new OwnedChange("bot", "a", JsonElement.Parse("\"x\"")), new OwnedChange("bot", "b_", JsonElement.Parse("2")), new OwnedChange("other", "a", JsonElement.Parse("3"))] }));
        Value(await CommitAsync(new Commit { State = [new OwnedChange("bot", "a", null)] }));

        Assert.Equal(["b_"], await Store.Readers.StateKeysAsync("bot", "", 10, CancellationToken.None));
        Assert.Empty(await Store.Readers.StateKeysAsync("bot", "bx", 10, CancellationToken.None));
        Assert.Null(await Store.Readers.StateAsync("bot", "a", CancellationToken.None));
        Assert.Equal("3", (await Store.Readers.StateAsync("other", "a", CancellationToken.None))?.GetRawText());
    }

    [Fact]
    public async Task A_letter_is_kept_until_it_is_settled()
    {
        var letter = new Letter("d1", "bot", "camp", 7, "dice/rolled", "no luck", 5, Time.GetUtcNow());
        Value(await CommitAsync(new Commit { Letter = letter, Bookmark = new Bookmark("bot", "camp", Store.Epoch, 7) }));
        await ReopenAsync();

        Assert.Equal([letter], await Store.Readers.LettersAsync("bot", CancellationToken.None));
        Assert.Empty(await Store.Readers.LettersAsync("other", CancellationToken.None));
        Value(await CommitAsync(new Commit { SettledLetter = "d1" }));
        Assert.Empty(await Store.Readers.LettersAsync(null, CancellationToken.None));
        Assert.Equal("not-found", (await CommitAsync(new Commit { SettledLetter = "d1" })).Error?.Code);
    }

    [Fact]
    public async Task A_repeated_reaction_that_settled_a_letter_answers_as_the_first_did()
    {
        Value(await CommitAsync(new Commit { Letter = new Letter("d1", "bot", "camp", 7, "dice/rolled", "no luck", 5, Time.GetUtcNow()) }));
        var retried = new Commit { Step = Step("camp"), IdempotencyKey = "d1", SettledLetter = "d1" };
        var first = Value(await CommitAsync(retried));

        Assert.Equal(first with { Repeated = true }, Value(await CommitAsync(retried)));
    }

    [Fact]
    public async Task Requests_without_an_event_are_planned_once_under_their_key()
    {
        var commit = new Commit { IdempotencyKey = "call-1", Requests = [new OutboxDraft("bot", "camp", new PlannedRequest("say", "https://example.test/"))] };
        Value(await CommitAsync(commit));

        Assert.Equal(new Committed("", 0, 0, Repeated: true), Value(await CommitAsync(commit)));
        Assert.Single(await Store.Outbox.PendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Who_waits_is_woken_by_a_request_that_a_person_sends_again()
    {
        Value(await CommitAsync(new Commit { Requests = [new OutboxDraft("bot", "camp", new PlannedRequest("say", "https://example.test/"))] }));
        var row = (await Store.Outbox.PendingAsync(1, CancellationToken.None))[0];
        Value(await Store.Outbox.MarkAsync(row.Id, new OutboxMark(OutboxState.Failed, "no"), CancellationToken.None));
        var waiting = Store.Outbox.WaitAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        Value(await Store.Outbox.MarkAsync(row.Id, new OutboxMark(OutboxState.Pending, null), CancellationToken.None));

        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_host_died_is_repeated_only_when_that_does_no_harm()
    {
        var safe = new PlannedRequest("put", "https://example.test/") { Idempotent = true };
        var unsafe_ = new PlannedRequest("post", "https://example.test/");
        Value(await CommitAsync(new Commit { Requests = [new OutboxDraft("bot", "camp", safe), new OutboxDraft("bot", "camp", unsafe_), new OutboxDraft("bot", "camp", unsafe_)] }));
        var rows = await Store.Outbox.PendingAsync(10, CancellationToken.None);
        Value(await Store.Outbox.MarkAsync(rows[0].Id, new OutboxMark(OutboxState.Sending, null), CancellationToken.None));
        Value(await Store.Outbox.MarkAsync(rows[1].Id, new OutboxMark(OutboxState.Sending, null), CancellationToken.None));
        await ReopenAsync();

        Assert.Equal([rows[0].Id, rows[2].Id], (await Store.Outbox.PendingAsync(10, CancellationToken.None)).Select(row => row.Id));
        Assert.Equal([rows[1].Id], (await Store.Outbox.ListAsync(OutboxState.Unknown, 10, CancellationToken.None)).Select(row => row.Id));
        Assert.NotEmpty(Store.Repairs);
    }

    [Fact]
    public async Task Who_waits_for_a_request_is_woken_by_one()
    {
        var waiting = Store.Outbox.WaitAsync(CancellationToken.None);
        Value(await CommitAsync(new Commit { Requests = [new OutboxDraft("bot", "camp", new PlannedRequest("say", "https://example.test/"))] }));

        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        await Store.Outbox.WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task MoveAsync(long seq) => Value(await CommitAsync(new Commit { Bookmark = new Bookmark("bot", "camp", Store.Epoch, seq) }));
}
