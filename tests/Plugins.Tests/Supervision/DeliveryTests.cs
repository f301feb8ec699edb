using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public async Task Events_arrive_in_order_and_only_of_the_audience_that_was_granted()
    {
        await using var test = new TestHouse();
        var hook = new Updates();
        test.Drop(TestHouse.Manifest("quiet"), () => new PluginParts { Update = [hook] });
        await test.House.StartAsync(CancellationToken.None);

        await test.AppendAsync("camp", "test/said", """{ "text": "one" }""");
        await test.AppendAsync("camp", "test/said", """{ "text": "secret" }""", Audience.GameMaster);
        await test.AppendAsync("camp", "other/said", """{ "text": "not read" }""");
        await test.AppendAsync("camp", "test/said", """{ "text": "two", "progress": 40 }""");

        await Eventually.HoldsAsync(() => hook.Seen.Count >= 2, () => "only " + string.Join(',', hook.Texts));
        Assert.Equal(["one", "two"], hook.Texts);
        Assert.Equal(40, hook.Seen.Last().Progress);
        Assert.Equal(2, hook.Seen.Select(static update => update.Delivery.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_reaction_and_its_bookmark_are_one_commit_and_the_plugin_is_not_sent_its_own_events()
    {
        await using var test = new TestHouse();
        var hook = new Updates(static (_, _) => Task.FromResult(new Reaction
        {
            Events = [new NewEvent("echo/heard", JsonElement.Parse("{}"), Audience.Everyone)],
            State = [new StateChange("last", JsonElement.Parse("1"))],
        }));
        var manifest = TestHouse.Manifest("echo") with
        {
            Needs = new Needs { Appends = ["echo/heard"], Reads = new Subscription { Kinds = ["test/*", "echo/*"] } },
        };
        test.Drop(manifest, () => new PluginParts { Update = [hook] });
        await test.House.StartAsync(CancellationToken.None);

        await test.AppendAsync("camp", "test/said");
        await Eventually.HoldsAsync(() => test.Store.Journal.Head("camp") == 2, () => test.Status("echo").ToString());
        await test.RestartAsync();
        await test.AppendAsync("camp", "test/said");
        await Eventually.HoldsAsync(() => test.Store.Journal.Head("camp") == 4, () => test.Status("echo").ToString());

        Assert.Equal(2, hook.Seen.Count);
        var heard = (await test.Store.Journal.ReadAsync(new EventQuery("camp", null), CancellationToken.None))[1].Event;
        Assert.Equal("echo", heard.Origin?.Plugin);
        Assert.NotNull(heard.Causes);
        Assert.Equal("1", (await test.Store.Readers.StateAsync("echo", "last", CancellationToken.None))?.GetRawText());
    }

    [Fact]
    public async Task What_happened_while_the_host_was_off_is_delivered_later_unless_it_is_too_old()
    {
        await using var test = new TestHouse();
        var (patient, hasty) = (new Updates(), new Updates());
        test.Drop(TestHouse.Manifest("patient"), () => new PluginParts { Update = [patient] });
        test.Drop(
            TestHouse.Manifest("hasty") with { Needs = new Needs { Reads = new Subscription { Kinds = ["test/*"], MaxAge = TimeSpan.Zero } } },
            () => new PluginParts { Update = [hasty] });
        await test.House.StartAsync(CancellationToken.None);
        await test.AppendAsync("camp", "test/said", """{ "text": "first" }""");
        await Eventually.HoldsAsync(() => patient.Seen.Count == 1, () => "nothing came");
        await test.House.StopAsync(TimeSpan.FromSeconds(1));
        await test.AppendAsync("camp", "test/said", """{ "text": "missed" }""");
        await test.RestartAsync();

        await Eventually.HoldsAsync(() => patient.Seen.Count == 2, () => "the missed one did not come");
        Assert.Equal(["first", "missed"], patient.Texts);
        Assert.Empty(hasty.Seen);
    }

    [Fact]
    public async Task A_delivery_that_keeps_failing_is_set_aside_and_a_person_retries_it_late()
    {
        await using var test = new TestHouse();
        var healed = false;
        var hook = new Updates((update, _) => update.Description == "bad" && !Volatile.Read(ref healed)
            ? throw new InvalidOperationException("no route")
            : Task.FromResult(Reaction.None));
        test.Drop(TestHouse.Manifest("fussy"), () => new PluginParts { Update = [hook] });
        await test.House.StartAsync(CancellationToken.None);

        await test.AppendAsync("camp", "test/said", """{ "text": "bad" }""");
        await test.AppendAsync("camp", "test/said", """{ "text": "good" }""");
        await Eventually.HoldsAsync(() => hook.Texts.Contains("good"), () => test.Status("fussy").ToString());

        var letter = Assert.Single(await test.House.LettersAsync("fussy", CancellationToken.None));
        Assert.Equal(3, letter.Attempts);
        Assert.Contains("no route", letter.Reason, StringComparison.Ordinal);
        Assert.Single(hook.Seen.Where(static update => update.Description == "bad").Select(static update => update.Delivery.Id).Distinct());
        Assert.False((await test.House.RetryAsync(letter.Id, CancellationToken.None)).Succeeded);

        Volatile.Write(ref healed, true);
        Assert.True((await test.House.RetryAsync(letter.Id, CancellationToken.None)).Succeeded);
        Assert.True(hook.Seen.Last().Delivery.Late);
        Assert.Empty(await test.House.LettersAsync("fussy", CancellationToken.None));
        Assert.Equal("not-found", (await test.House.RetryAsync(letter.Id, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task A_reaction_beyond_the_manifest_is_refused_whole_and_named()
    {
        await using var test = new TestHouse();
        var hook = new Updates(static (_, _) => Task.FromResult(new Reaction
        {
            State = [new StateChange("kept", JsonElement.Parse("1"))],
            Requests = [new PlannedRequest("post", "https://elsewhere.example/")],
        }));
        test.Drop(TestHouse.Manifest("greedy"), () => new PluginParts { Update = [hook] });
        await test.House.StartAsync(CancellationToken.None);
        await test.AppendAsync("camp", "test/said");

        await Eventually.HoldsAsync(() => test.Status("greedy").Letters == 1, () => test.Status("greedy").ToString());
        var letter = Assert.Single(await test.House.LettersAsync(null, CancellationToken.None));
        Assert.Contains("elsewhere.example", letter.Reason, StringComparison.Ordinal);
        Assert.Null(await test.Store.Readers.StateAsync("greedy", "kept", CancellationToken.None));
    }
}
