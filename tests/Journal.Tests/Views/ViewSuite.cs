using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public abstract class ViewSuite : JournalSuite
{
    [Fact]
    public async Task A_view_folds_only_what_its_audience_may_see()
    {
        await AppendAsync("camp", Said("open"), Said("secret", Audience.GameMaster), Said("ours", Audience.Table));
        var views = new Views<string>(Store, new Words());

        Assert.Equal("open", (await views.StateAsync("camp", Audience.Everyone, CancellationToken.None)).State);
        Assert.Equal("open ours", (await views.StateAsync("camp", Audience.Table, CancellationToken.None)).State);
        Assert.Equal("open secret ours", (await views.StateAsync("camp", null, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Snapshots_change_nothing_but_the_time()
    {
        for (var number = 0; number < 2500; number++)
        {
            await AppendAsync("camp", Said("x"));
            if (number == 2100)
            {
                await new Views<string>(Store, new Words()).StateAsync("camp", Audience.Everyone, CancellationToken.None);
            }
        }

        var cached = await new Views<string>(Store, new Words()).StateAsync("camp", Audience.Everyone, CancellationToken.None);
        Assert.NotNull(await Store.Snapshots.LoadAsync(new SnapshotKey("camp", "words", 1, "everyone"), CancellationToken.None));
        await Store.Snapshots.DropAllAsync(CancellationToken.None);
        var anew = await new Views<string>(Store, new Words()).StateAsync("camp", Audience.Everyone, CancellationToken.None);

        Assert.Equal(anew, cached);
    }

    [Fact]
    public async Task A_subscription_begins_with_a_snapshot_and_misses_and_repeats_nothing()
    {
        await AppendAsync("camp", Said("0"), Said("secret", Audience.GameMaster));
        var views = new Views<string>(Store, new Words());
        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 500; number++)
            {
                await AppendAsync("camp", Said($"{number}"), Said("secret", Audience.GameMaster));
            }
        });

        var last = "";
        var seen = 0;
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var moment in views.FollowAsync("camp", Audience.Everyone, null, stop.Token))
        {
            last = moment.View.Parts["words"].GetString()!;
            Assert.Equal(Enumerable.Range(0, last.Split(' ').Length).Select(number => $"{number}"), last.Split(' '));
            Assert.Equal(moment.Event is null ? ["words", "fixed"] : ["words"], moment.View.Changed);
            seen++;
            if (last.EndsWith("500", StringComparison.Ordinal))
            {
                break;
            }
        }

        await writing;
        Assert.DoesNotContain("secret", last, StringComparison.Ordinal);
        Assert.InRange(seen, 2, 501);
    }

    [Fact]
    public async Task A_subscription_that_comes_back_goes_on_where_it_was()
    {
        await AppendAsync("camp", Said("a"), Said("b"), Said("c"));
        var views = new Views<string>(Store, new Words());

        await using var moments = views.FollowAsync("camp", Audience.Everyone, 1, CancellationToken.None).GetAsyncEnumerator();
        await moments.MoveNextAsync();
        Assert.Equal((1, "a"), (moments.Current.Seq, moments.Current.View.Parts["words"].GetString()));
        await moments.MoveNextAsync();
        Assert.Equal((2, "a b"), (moments.Current.Seq, moments.Current.View.Parts["words"].GetString()));
        await moments.MoveNextAsync();
        Assert.Equal((3, "a b c"), (moments.Current.Seq, moments.Current.View.Parts["words"].GetString()));
    }

    [Fact]
    public async Task A_subscription_that_comes_back_misses_nothing_that_happens_meanwhile()
    {
        await AppendAsync("camp", Said("a"));
        await using var busy = new BusyStore(Store, () => Journal.CommitAsync(new Commit { Step = Step("camp", Said("b")) }, CancellationToken.None));
        var views = new Views<string>(busy, new Words());

        await using var moments = views.FollowAsync("camp", Audience.Everyone, 1, CancellationToken.None).GetAsyncEnumerator();
        await moments.MoveNextAsync();
        Assert.Equal((1, "a"), (moments.Current.Seq, moments.Current.View.Parts["words"].GetString()));
        await moments.MoveNextAsync();
        Assert.Equal((2, "a b"), (moments.Current.Seq, moments.Current.View.Parts["words"].GetString()));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_is_passed_over()
    {
        await AppendAsync("camp", Said("a"));
        await Store.Snapshots.SaveAsync(new SnapshotKey("camp", "words", 1, "everyone"), new Snapshot(1, new byte[] { 0xFF }), CancellationToken.None);

        Assert.Equal("a", (await new Views<string>(Store, new Words()).StateAsync("camp", Audience.Everyone, CancellationToken.None)).State);
    }

    [Fact]
    public async Task What_is_redacted_leaves_every_view()
    {
        await AppendAsync("camp", Said("a"), Said("oops"), Said("c"));
        var views = new Views<string>(Store, new Words());
        Assert.Equal("a oops c", (await views.StateAsync("camp", Audience.Everyone, CancellationToken.None)).State);

        Value(await Journal.RedactAsync("camp", 2, Gm, "asked for", CancellationToken.None));

        Assert.Equal("a c", (await views.StateAsync("camp", Audience.Everyone, CancellationToken.None)).State);
        Assert.Equal("a c", (await new Views<string>(Store, new Words()).StateAsync("camp", null, CancellationToken.None)).State);
        var events = await AllAsync("camp");
        Assert.True(events[1].Event.Redacted);
        Assert.Equal("journal/redacted", events[3].Event.Kind);
    }

    private static NewEvent Said(string text, Audience? audience = null) => Event(data: $$"""{"text":"{{text}}"}""", audience: audience);
}
