using System.Text;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class ReplayTests : TableSuite
{
    private static readonly Audience?[] Audiences = [null, Audience.Everyone, Audience.Table, Gm.Audience, Kim.Audience, Sam.Audience, Audience.Person("mira")];

    private readonly CampaignFold _fold = new();

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_snapshot_anywhere_and_the_rest_come_to_the_same_as_all_from_the_beginning(int seed)
    {
        await new Play(this, seed) { Redacts = true }.GoAsync(300);
        var random = new Random(seed);
        foreach (var audience in Audiences)
        {
            var events = await EventsAsync(audience);
            var cuts = Enumerable.Range(0, 12).Select(_ => random.Next(events.Count + 1)).ToHashSet();
            var state = _fold.Start(Campaign);
            var saved = new List<byte[]>();
            for (var at = 0; at <= events.Count; at++)
            {
                var bytes = _fold.Save(state);
                AssertSame(state, _fold.Load(bytes), $"seed {seed}, {audience}, loaded after {at}");
                if (cuts.Contains(at))
                {
                    saved.Add(bytes);
                    saved[^1] = _fold.Save(Folded(_fold.Load(bytes), events.Skip(at)));
                }

                state = at < events.Count ? _fold.Apply(state, events[at]) : state;
            }

            Assert.All(saved, bytes => Assert.Equal(Encoding.UTF8.GetString(_fold.Save(state)), Encoding.UTF8.GetString(bytes)));
            AssertSame(state, (await Views.StateAsync(Campaign, audience, CancellationToken.None)).State, $"seed {seed}, {audience}, folded as it went on");
            await AssertStoredAsync(state, audience, events, random, $"seed {seed}, {audience}");
        }
    }

    [Fact]
    public async Task Old_damaged_and_strange_snapshots_change_nothing()
    {
        await new Play(this, 10).GoAsync(120);
        foreach (var audience in Audiences)
        {
            var right = (await Views.StateAsync(Campaign, audience, CancellationToken.None)).State;
            foreach (var bytes in new[] { "", "null", "{}", "[]", "no JSON", """{"journal":"x"}""", """{"journal":"x","party":[],"rolls":[],"order":{"round":1}}""" })
            {
                await Store.Snapshots.SaveAsync(Key(audience), new Snapshot(3, Encoding.UTF8.GetBytes(bytes)), CancellationToken.None);
                AssertSame(right, await FreshAsync(audience), $"{audience}, {bytes}");
            }

            await Store.Snapshots.SaveAsync(Key(audience) with { Version = _fold.Version - 1 }, new Snapshot(3, _fold.Save(_fold.Start("other"))), CancellationToken.None);
            await Store.Snapshots.DropAllAsync(CancellationToken.None);
            AssertSame(right, await FreshAsync(audience), $"{audience}, none");
        }
    }

    [Fact]
    public async Task A_restart_changes_no_view()
    {
        await new Play(this, 11) { Redacts = true }.GoAsync(200);
        foreach (var audience in Audiences)
        {
            var before = (await Views.StateAsync(Campaign, audience, CancellationToken.None)).State;
            await ReopenAsync();
            AssertSame(before, (await Views.StateAsync(Campaign, audience, CancellationToken.None)).State, $"{audience}");
        }
    }

    private async Task AssertStoredAsync(CampaignState right, Audience? audience, IReadOnlyList<StoredEvent> events, Random random, string what)
    {
        // A snapshot from before a redaction is not kept, so that only the others come into question.
        var since = events.LastOrDefault(static happened => happened.Event.Kind == Kinds.Redacted)?.Seq ?? 0;
        for (var round = 0; round < 3; round++)
        {
            var at = random.NextInt64(since, Store.Journal.Head(Campaign) + 1);
            var until = Folded(_fold.Start(Campaign), events.TakeWhile(happened => happened.Seq <= at));
            await Store.Snapshots.SaveAsync(Key(audience), new Snapshot(at, _fold.Save(until)), CancellationToken.None);
            AssertSame(right, await FreshAsync(audience), $"{what}, stored at {at}");
        }

        await Store.Snapshots.DropAllAsync(CancellationToken.None);
        AssertSame(right, await FreshAsync(audience), $"{what}, without snapshots");
    }

    private async Task<CampaignState> FreshAsync(Audience? audience) =>
        (await new Views<CampaignState>(Store, new CampaignFold()).StateAsync(Campaign, audience, CancellationToken.None)).State;

    private CampaignState Folded(CampaignState state, IEnumerable<StoredEvent> events) => events.Aggregate(state, _fold.Apply);

    private SnapshotKey Key(Audience? audience) => new(Campaign, _fold.Name, _fold.Version, audience?.ToString() ?? "*");

    private void AssertSame(CampaignState expected, CampaignState actual, string what)
    {
        Assert.True(_fold.Save(expected).AsSpan().SequenceEqual(_fold.Save(actual)), $"{what}: {Encoding.UTF8.GetString(_fold.Save(expected))} / {Encoding.UTF8.GetString(_fold.Save(actual))}");
        foreach (var (name, part) in _fold.Parts(expected))
        {
            Assert.True(part.GetRawText() == _fold.Parts(actual)[name].GetRawText(), $"{what}: {name} is {_fold.Parts(actual)[name].GetRawText()}, not {part.GetRawText()}");
        }
    }
}
