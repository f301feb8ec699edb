using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public abstract class RedactionSuite : JournalSuite
{
    [Fact]
    public async Task A_redaction_that_is_refused_changes_nothing_then_or_later()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a map"));
        var map = Value(await Store.Blobs.PutAsync(stream, "text/plain", Audience.Everyone, CancellationToken.None));
        await AppendAsync("camp", Event(data: $$"""{"map":"{{map.Hash}}"}"""), Event());

        var refused = await Journal.RedactAsync("camp", 1, Gm, new string('x', 70_000), CancellationToken.None);
        Value(await Journal.RedactAsync("camp", 2, Gm, "asked for", CancellationToken.None));

        Assert.Equal("invalid", refused.Error?.Code);
        await ReopenAsync();
        Assert.Equal([false, true, false], (await AllAsync("camp")).Select(happened => happened.Event.Redacted));
        await using var kept = Value(await Store.Blobs.OpenAsync(map.Hash, Audience.Everyone, CancellationToken.None));
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task Redacting_any_event_of_a_step_takes_the_requests_that_were_planned_with_it()
    {
        Value(await CommitAsync(new Commit
        {
            Step = Step("camp", Event(), Event()),
            Requests = [new OutboxDraft("bot", "camp", new PlannedRequest("say", "https://example.test/"))],
        }));

        Value(await Journal.RedactAsync("camp", 2, Gm, "asked for", CancellationToken.None));

        Assert.Empty(await Store.Outbox.PendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_redaction_is_told_to_those_who_could_see_the_event_and_to_nobody_else()
    {
        await AppendAsync("camp", Event("test/secret", audience: Audience.GameMaster));
        var secret = (await AllAsync("camp"))[0].Event.Id;

        Value(await Journal.RedactAsync("camp", 1, Gm, "asked for", CancellationToken.None));

        Assert.Empty(await AllAsync("camp", Audience.Table));
        var told = (await AllAsync("camp", Audience.GameMaster))[1].Event;
        Assert.Equal(("journal/redacted", secret), (told.Kind, told.Data.GetProperty("event").GetString()));
        Assert.Equal("not-found", (await Journal.RedactAsync("camp", 9, Gm, "asked for", CancellationToken.None)).Error?.Code);
    }
}
