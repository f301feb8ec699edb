using System.Globalization;
using System.Text;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class SecrecyTests : TableSuite
{
    private const int Commands = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20_261)]
    public async Task Nothing_secret_is_in_an_event_a_view_or_an_answer_of_those_who_may_not_know_it(int seed)
    {
        var play = new Play(this, seed) { Redacts = seed % 2 == 0 };
        await play.GoAsync(Commands);
        Assert.True(play.Secrets.Count > 50, "The evening had hardly a secret.");
        Assert.Contains(play.Secrets, static secret => secret.Until < long.MaxValue);

        var fold = new CampaignFold();
        foreach (var who in new[] { Viewer, Screen, Kim, Sam, new Principal("none", Role.Plugin, "plugin") { Granted = Audience.Table } })
        {
            foreach (var audience in new[] { who.Audience, Audience.Everyone, Audience.Table })
            {
                var state = fold.Start(Campaign);
                foreach (var happened in await EventsAsync(audience))
                {
                    state = fold.Apply(state, happened);
                    AssertUnknown(play, who, happened.Seq, $"{happened.Event.Kind} {happened.Event.Data.GetRawText()} {happened.Event.Person} {happened.Event.Session}", seed);
                    AssertUnknown(play, who, happened.Seq, Text(fold, state), seed);
                }

                // The same again from what was folded while the evening went on.
                AssertUnknown(play, who, Store.Journal.Head(Campaign), Text(fold, (await Views.StateAsync(Campaign, audience, CancellationToken.None)).State), seed);
            }

            foreach (var heard in play.Heard.Where(heard => heard.Who.Person == who.Person))
            {
                AssertUnknown(play, who, heard.Seq, heard.Text, seed);
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task After_every_step_everyone_sees_the_public_side_of_what_the_game_master_sees(int seed)
    {
        var seen = 0L;
        await new Play(this, seed).GoAsync(Commands, async what =>
        {
            var events = await EventsAsync(after: seen);
            seen += events.Count;
            Assert.True(events.Select(static happened => happened.Event.Step).Distinct().Count() <= 1, $"{what}: one command made several steps.");
            AssertTwoSides(what, events);
            AssertSame(what, (await StateAsync(Gm.Audience)).Fight, (await StateAsync(Audience.Everyone)).Fight);
        });
    }

    /// <summary>What everyone is told of a fight is never a number of hit points, nor anything of one whom nobody sees.</summary>
    private static void AssertTwoSides(string what, IReadOnlyList<StoredEvent> step)
    {
        foreach (var happened in step.Where(static one => one.Event.Kind == CampaignKinds.EntityChanged && !one.Event.Audience.Equals(Audience.GameMaster)))
        {
            var change = Lifting.Of(happened)!;
            var told = (change.Set?.Keys ?? []).Concat(change.Unset ?? []).ToList();
            Assert.True(change.Type != EntityTypes.Combatant || !told.Exists(static path => path.StartsWith("hp/", StringComparison.Ordinal) || path is "hidden" or "label"), $"{what}: {string.Join(' ', told)} is told.");
        }
    }

    /// <summary>Names, order, conditions and turn of all who are not hidden; nothing of those who are.</summary>
    private static void AssertSame(string what, Fight? fight, Fight? everyone)
    {
        Assert.True(everyone?.Fighters.All(static one => one is { Hp: null, Hidden: false, Label: null }) != false, $"{what}: everyone sees the exact order.");
        var expected = fight?.Fighters.Where(static one => !one.Hidden).Select(static one => Line(one.Id, one.Known ? one.Name : "?", one.Initiative, Health.Of(one.Hp), one.IsPlayer)) ?? [];
        var actual = everyone?.Fighters.Select(static one => Line(one.Id, one.Name.StartsWith("Unknown creature ", StringComparison.Ordinal) ? "?" : one.Name, one.Initiative, one.State, one.IsPlayer)) ?? [];
        Assert.True(expected.SequenceEqual(actual), $"{what}: {string.Join('|', expected)} is seen as {string.Join('|', actual)}");
        Assert.True(everyone?.Turn is not { } shown || everyone.Fighters.Any(one => one.Id == shown), $"{what}: the turn of one who is hidden is shown.");
        var turn = fight?.Fighters.FirstOrDefault(one => one.Id == fight.Turn);
        Assert.True(turn is null or { Hidden: true } || (turn.Id, fight!.Round) == (everyone!.Turn, everyone.Round), $"{what}: another turn is shown.");
    }

    private static string Line(string id, string name, int? initiative, string? state, bool isPlayer) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} {name} {initiative} {state} {isPlayer}");

    private static string Text(CampaignFold fold, CampaignState state) =>
        string.Concat(fold.Parts(state).Values.Select(static part => part.GetRawText())) + Encoding.UTF8.GetString(fold.Save(state));

    private static void AssertUnknown(Play play, Principal who, long seq, string text, int seed)
    {
        // Everything that is not secret is short of five digits and of markers: most texts need no closer look.
        foreach (var secret in play.Secrets)
        {
            if (secret.Owner != who.Person && seq <= secret.Until && text.Contains(secret.Marker, StringComparison.Ordinal))
            {
                Assert.Fail($"Seed {seed}: {who.Role} {who.Person} learned {secret.Marker} at {seq} from {text}");
            }
        }
    }
}
