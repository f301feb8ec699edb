using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed partial class SecrecyTests : TableSuite
{
    private const int Commands = 900;

    /// <summary>An evening without these would prove little.</summary>
    private static readonly string[] Fought =
    [
        "set_initiative", "add_combatant", "remove_combatant", "roll_initiative", "next_turn", "previous_turn", "next_round", "delay_turn", "apply_damage", "heal", "update_monster_hp",
        "save_against", "add_condition", "remove_condition", "reveal", "hide", "short_rest", "long_rest", "end_combat", "request_rolls", "answer_roll", "reveal_rolls", "combat_state", "party_status",
    ];

    /// <summary>An evening without these would prove little.</summary>
    private static readonly string[] Told = ["update_campaign_data", "share", "complete_objective", "advance_time", "plan_session", "start_session", "set_attendance", "award", "set_scene", "recap", "history", "diff", "at", "search_campaign", "check_links", "get_campaign_data", "reveal", "create_shared", "edit_shared", "get_shared", "list_shared"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20_261)]
    public async Task Nothing_secret_is_in_an_event_a_view_or_an_answer_of_those_who_may_not_know_it(int seed)
    {
        var play = new Play(this, seed) { Redacts = seed % 2 == 0 };
        await play.GoAsync(Commands);
        Assert.True(Fought.Except(play.Done).Count() <= 3, $"Hardly anybody fought: {string.Join(", ", Fought.Except(play.Done))} never.");
        Assert.True(Told.Except(play.Done).Count() <= 5, $"Hardly anything was done: {string.Join(", ", Told.Except(play.Done))} never.");
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
        var seen = Store.Journal.Head(Campaign);
        await new Play(this, seed).GoAsync(Commands, async what =>
        {
            var events = await EventsAsync(after: seen);
            seen += events.Count;
            Assert.True(events.Select(static happened => happened.Event.Step).Distinct().Count() <= 1, $"{what}: one command made several steps.");
            var exact = (await StateAsync(Gm.Audience)).Fight;
            AssertTwoSides(what, events, exact);
            AssertSame(what, exact, (await StateAsync(Audience.Everyone)).Fight);
        });
    }

    /// <summary>What everyone is told of a fight is never a number of hit points, nor anything of one whom nobody sees.</summary>
    private static void AssertTwoSides(string what, IReadOnlyList<StoredEvent> step, Fight? fight)
    {
        var shown = (fight?.Fighters ?? []).Where(static one => one.ShowsHp).Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var happened in step.Where(static one => one.Event.Kind == CampaignKinds.EntityChanged && !one.Event.Audience.Equals(Audience.GameMaster)))
        {
            var change = Lifting.Of(happened)!;
            var told = (change.Set?.Keys ?? []).ToList();
            Assert.True(change.Type != EntityTypes.Combatant || shown.Contains(change.Id!) || !told.Exists(static path => path.StartsWith("hp/", StringComparison.Ordinal)), $"{what}: {string.Join(' ', told)} is told.");
            Assert.True(change.Type != EntityTypes.Combatant || !told.Exists(IsExact), $"{what}: {string.Join(' ', told)} is told.");
        }
    }

    private static bool IsExact(string path) =>
        path is "hidden" or "label" or "group" or "concentrationDc" || path.StartsWith("traits/", StringComparison.Ordinal) || path.StartsWith("legendary/", StringComparison.Ordinal) || path.StartsWith("past/", StringComparison.Ordinal)
        || path.EndsWith("/dc", StringComparison.Ordinal) || path.EndsWith("/who", StringComparison.Ordinal) || path.EndsWith("/source", StringComparison.Ordinal) || path.EndsWith("/holder", StringComparison.Ordinal);

    /// <summary>Names, order, conditions and turn of all who are not hidden; nothing of those who are.</summary>
    private static void AssertSame(string what, Fight? fight, Fight? everyone)
    {
        Assert.True(everyone?.Fighters.All(one => one is { Hidden: false, Label: null } && (one.Hp is null || fight!.Fighters.Any(other => other.Id == one.Id && other.ShowsHp))) != false, $"{what}: everyone sees the exact order.");
        var expected = fight?.Fighters.Where(static one => !one.Hidden).Select(static one => Line(one with { Name = one.Known ? one.Name : "?", State = Health.Of(one.Hp) })) ?? [];
        var actual = everyone?.Fighters.Select(static one => Line(one with { Name = one.Name.StartsWith("Unknown creature ", StringComparison.Ordinal) ? "?" : one.Name })) ?? [];
        Assert.True(expected.SequenceEqual(actual), $"{what}: {string.Join('|', expected)} is seen as {string.Join('|', actual)}");
        Assert.True(everyone?.Turn is not { } shown || everyone.Fighters.Any(one => one.Id == shown), $"{what}: the turn of one who is hidden is shown.");
        var turn = fight?.Fighters.FirstOrDefault(one => one.Id == fight.Turn);
        Assert.True(turn is null or { Hidden: true } || (turn.Id, fight!.Round) == (everyone!.Turn, everyone.Round), $"{what}: another turn is shown.");
    }

    private static string Line(Fighter one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Id} {one.Name} {one.Initiative} {one.State} {one.IsPlayer} {one.Defeated} {one.Waits} {one.Death} {string.Join(',', one.Conditions.Where(static condition => !condition.Secret).Select(static condition => condition.Title))}");

    private static string Text(CampaignFold fold, CampaignState state) =>
        string.Concat(fold.Parts(state).Values.Select(static part => part.GetRawText())) + Encoding.UTF8.GetString(fold.Save(state));

    /// <summary>What dice are bound by: digits that say nothing, among which any number may stand by chance.</summary>
    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hash();

    /// <summary>A number that stands within a longer one is another number.</summary>
    private static bool Says(string text, string marker)
    {
        for (var at = text.IndexOf(marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsAsciiDigit(marker[0]) || !char.IsAsciiDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static void AssertUnknown(Play play, Principal who, long seq, string text, int seed)
    {
        // Everything that is not secret is short of five digits and of markers: most texts need no closer look.
        foreach (var secret in play.Secrets)
        {
            if (secret.Owner != who.Person && seq <= secret.Until && text.Contains(secret.Marker, StringComparison.Ordinal) && Says(Hash().Replace(text, ""), secret.Marker))
            {
                Assert.Fail($"Seed {seed}: {who.Role} {who.Person} learned {secret.Marker} at {seq} from {text}");
            }
        }
    }
}
