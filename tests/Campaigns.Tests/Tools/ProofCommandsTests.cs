using System.Text.Json;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>An evening at the table whose dice can be checked.</summary>
public sealed class ProofCommandsTests : TableSuite
{
    [Fact]
    public async Task The_rolls_of_an_ended_session_are_verified_and_hidden_ones_named_sealed()
    {
        await PlayAsync();

        var verified = await DoneAsync(Kim, "verify_rolls");

        Assert.Equal("All 4 open rolls are what the seed made them; 2 more are sealed: they happened where they stand, and stay hidden.", Said(verified));
        var transcript = verified.Data!.Value.Deserialize(CampaignJson.Default.SessionTranscript)!;
        Assert.Equal(7, transcript.Transcript.Length);
        Assert.True(Verifier.Check(transcript.Commitments, transcript.Transcript, transcript.Revelation).Honest);
    }

    [Fact]
    public async Task Until_the_session_ends_the_seed_is_nobodys()
    {
        await DoneAsync(Gm, "start_session");
        await DoneAsync(Kim, "roll_dice", """{"expression":"1d20"}""");

        Assert.Equal("not-found", (await RefusedAsync(Kim, "verify_rolls")).Code);
        Assert.DoesNotContain((await EventsAsync(Audience.GameMaster)).Select(static happened => happened.Event.Data.GetRawText()), static data => data.Contains("\"seed\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_that_was_ended_by_mistake_goes_on_with_dice_that_are_committed_to_anew()
    {
        await DoneAsync(Gm, "start_session");
        await DoneAsync(Kim, "roll_dice", """{"expression":"20d1000"}""");
        await DoneAsync(Gm, "end_session");
        await DoneAsync(Gm, "undo");
        var dice = (await StateAsync()).Session!.Dice!;
        var told = (await EventsAsync(Audience.Everyone)).Where(static happened => happened.Event.Kind == CampaignKinds.SessionStarted).Select(static happened => happened.Event.Data.GetProperty("dice").GetRawText()).ToList();
        Assert.Equal(2, told.Distinct(StringComparer.Ordinal).Count());
        Assert.NotNull(dice.Run);
        await DoneAsync(Kim, "roll_dice", """{"expression":"20d1000"}""");
        await DoneAsync(Gm, "roll_dice", """{"expression":"d20","hidden":true}""");
        Assert.Equal("not-revealed", (await RefusedAsync(Kim, "verify_rolls", $$"""{"session_id":"{{dice.Session}}"}""")).Code);

        await DoneAsync(Gm, "end_session");
        var verified = await DoneAsync(Kim, "verify_rolls");
        Assert.Equal("Part 1: The one open roll is what the seed made it.\nPart 2: The one open roll is what the seed made it; 1 more is sealed: it happened where it stands, and stays hidden.", Said(verified));
        Assert.True(SessionTranscripts.Verify(verified.Data!.Value.GetRawText()).Value!.Honest);
        var rolls = (await StateAsync(Audience.Everyone)).Rolls.All;
        Assert.NotEqual(rolls[0].Breakdown, rolls[1].Breakdown);
    }

    [Fact]
    public async Task Restoring_the_end_of_a_session_tells_what_its_dice_followed_from()
    {
        await DoneAsync(Gm, "start_session");
        await DoneAsync(Gm, "end_session");
        await DoneAsync(Gm, "undo");
        await DoneAsync(Kim, "roll_dice", """{"expression":"d20"}""");
        await DoneAsync(Gm, "redo");
        Assert.Null((await StateAsync()).Session);
        Assert.Contains("Part 2: ", Said(await DoneAsync(Kim, "verify_rolls")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_before_the_end_that_a_hidden_roll_happened()
    {
        await DoneAsync(Gm, "start_session");
        var before = (await EventsAsync(Audience.Table)).Count;

        await DoneAsync(Gm, "roll_dice", """{"expression":"1d20","hidden":true}""");

        Assert.Equal(before, (await EventsAsync(Audience.Table)).Count);
    }

    [Fact]
    public async Task A_dry_run_does_not_tell_the_next_roll_and_a_repeated_call_rolls_once()
    {
        await DoneAsync(Gm, "start_session");
        Assert.Equal("Would roll 3d20.", Said(await CallAsync(Kim, "roll_dice", """{"expression":"3d20"}""", dryRun: true)));

        var first = await DoneAsync(Kim, "roll_dice", """{"expression":"3d20"}""", id: "once");
        var again = await DoneAsync(Kim, "roll_dice", """{"expression":"3d20"}""", id: "once");

        Assert.Equal(Said(first), Said(again));
        Assert.Single(await EventsAsync(Audience.Everyone), static happened => happened.Event.Kind == CampaignKinds.DiceRolled);
    }

    [Fact]
    public async Task Many_who_roll_at_once_each_have_a_number_of_their_own()
    {
        await DoneAsync(Gm, "start_session");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => DoneAsync(Kim, "roll_dice", """{"expression":"1d20"}""")));
        await DoneAsync(Gm, "end_session");

        Assert.StartsWith("All 30 open rolls are what the seed made them.", Said(await DoneAsync(Kim, "verify_rolls")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_takes_the_dice_of_the_last_roll_that_the_caller_saw()
    {
        await DoneAsync(Kim, "roll_dice", """{"expression":"2d20kl1+5","faces":[17,4]}""");
        await DoneAsync(Gm, "roll_dice", """{"expression":"1d20","faces":[20],"hidden":true}""");

        var other = await DoneAsync(Kim, "what_if", """{"expression":"2d20kh1+5"}""");

        Assert.EndsWith("What if: 2d20kh1 (17, [4]) + 5 = 22", Said(other), StringComparison.Ordinal);
        Assert.Equal(22, other.Data!.Value.GetProperty("what_if").GetProperty("total").GetInt32());
        Assert.Equal(0, other.Data!.Value.GetProperty("new_dice").GetInt32());
        Assert.Equal("not-found", (await RefusedAsync(Kim, "what_if", """{"expression":"d6","player":"nobody"}""")).Code);
    }

    [Fact]
    public async Task Dice_that_were_seen_are_weighed()
    {
        for (var roll = 0; roll < 3; roll++)
        {
            await DoneAsync(Kim, "roll_dice", $$"""{"expression":"200d6","faces":[{{string.Join(',', Enumerable.Repeat("6", 200))}}]}""");
        }

        Assert.Contains("hardly fair", Said(await DoneAsync(Kim, "dice_fairness")), StringComparison.Ordinal);
    }

    private async Task PlayAsync()
    {
        await DoneAsync(Gm, "start_session");
        await DoneAsync(Kim, "roll_dice", """{"expression":"1d20+5"}""");
        await DoneAsync(Gm, "roll_dice", """{"expression":"1d20","hidden":true}""");
        await DoneAsync(Kim, "add_dice_entropy", """{"text":"for luck"}""");
        await DoneAsync(Kim, "roll_dice", """{"expression":"4d6kh3"}""");
        await DoneAsync(Kim, "roll_dice", """{"expression":"8d6!","audience":"table"}""");
        await DoneAsync(Gm, "roll_dice", """{"expression":"5d6>5","dialect":"roll20"}""");
        await DoneAsync(Kim, "roll_dice", """{"expression":"2d6","faces":[3,4]}""");
        await DoneAsync(Kim, "roll_dice", """{"expression":"1d100"}""");
        await DoneAsync(Gm, "end_session");
    }
}
