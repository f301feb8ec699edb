using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class TurnTests() : CombatSuite("dnd5e")
{
    [Fact]
    public async Task What_lasts_a_round_ends_at_the_same_turn_of_the_next_and_comes_back_with_the_turn_before()
    {
        await BringAsync("Ash", 9);
        await BringAsync("Birch", 5);
        await TurnAsync();
        await DoAsync("add_condition", """{"targets":["Birch"],"condition":"stunned","rounds":1}""");
        Assert.Equal("Birch", await TurnAsync());
        Assert.NotNull((await FighterAsync("Birch")).Has("stunned"));
        Assert.Contains("Birch is no longer stunned.", await DoAsync("next_turn"), StringComparison.Ordinal);
        Assert.Null((await FighterAsync("Birch")).Has("stunned"));
        await DoAsync("apply_damage", """{"targets":["Birch"],"amount":3}""");
        Assert.Equal("Back to round 1: Birch's turn.", await DoAsync("previous_turn"));
        var birch = await FighterAsync("Birch");
        Assert.Equal((true, 17), (birch.Has("stunned") is not null, birch.Hp!.Current));
        await DoAsync("next_turn");
        Assert.Null((await FighterAsync("Birch")).Has("stunned"));
        await DoAsync("undo");
        Assert.NotNull((await FighterAsync("Birch")).Has("stunned"));
    }

    [Theory]
    [InlineData("end_of_turn", 2)]
    [InlineData("start_of_turn", 2)]
    [InlineData("end_of_next_turn", 4)]
    public async Task A_condition_ends_at_the_moment_that_was_named(string until, int turns)
    {
        await BringAsync("Ash", 9);
        await BringAsync("Birch", 5);
        await TurnAsync();
        await DoAsync("add_condition", $$"""{"targets":["Ash"],"condition":"prone","until":"{{until}}"}""");
        var lasted = 1;
        while ((await FighterAsync("Ash")).Has("prone") is not null)
        {
            await TurnAsync();
            lasted++;
            Assert.InRange(lasted, 1, 9);
        }

        // At the end of the turn that is under way it is gone in the second turn, at the start of the next in the third.
        Assert.Equal(until == "start_of_turn" ? 3 : turns, lasted);
    }

    [Fact]
    public async Task What_ends_at_the_turn_of_one_who_leaves_ends_at_that_of_the_next()
    {
        await BringAsync("Ash", 9);
        await BringAsync("Birch", 5);
        await BringAsync("Cedar", 3);
        await TurnAsync();
        await DoAsync("add_condition", """{"targets":["Ash"],"condition":"blinded","until":"end_of_turn","turn_of":"Birch"}""");
        await DoAsync("remove_combatant", """{"targets":["Birch"]}""");
        Assert.Equal("Cedar", await TurnAsync());
        Assert.Null((await FighterAsync("Ash")).Has("blinded"));
    }

    [Fact]
    public async Task Who_delays_acts_after_the_one_whose_turn_it_is_and_stays_there()
    {
        await BringAsync("Ash", 9);
        await BringAsync("Birch", 5);
        await BringAsync("Cedar", 3);
        await TurnAsync();
        await DoAsync("delay_turn");
        Assert.Equal("Birch", (await StateAsync()).Fight!.Current!.Name);
        await DoAsync("take_turn", """{"combatant":"Ash"}""");
        Assert.Equal("Ash", (await StateAsync()).Fight!.Current!.Name);
        Assert.Equal(["Birch", "Ash", "Cedar"], (await StateAsync(Audience.Everyone)).Fight!.Fighters.Select(static one => one.Name));
        Assert.Equal(["Cedar", "Birch", "Ash"], new[] { await TurnAsync(), await TurnAsync(), await TurnAsync() });
        Assert.Equal(2, (await StateAsync()).Fight!.Round);
    }

    [Fact]
    public async Task Who_is_ready_keeps_the_place()
    {
        await BringAsync("Ash", 9);
        await BringAsync("Birch", 5);
        await TurnAsync();
        await DoAsync("delay_turn", """{"ready":true}""");
        await DoAsync("take_turn", """{"combatant":"Ash"}""");
        Assert.Equal(("Birch", null), ((await StateAsync()).Fight!.Current!.Name, (await FighterAsync("Ash")).Waits));
        Assert.Equal("combatant", (await RefusedAsync(Gm, "take_turn", """{"combatant":"Ash"}""")).Field);
    }

    [Fact]
    public async Task Those_who_are_defeated_have_no_turn_and_a_round_can_be_skipped()
    {
        await BringAsync("Ash", 9);
        await BringAsync("Birch", 5);
        await BringAsync("Cedar", 3);
        await TurnAsync();
        await DoAsync("apply_damage", """{"targets":["Birch"],"amount":20}""");
        Assert.Equal("Cedar", await TurnAsync());
        await DoAsync("next_round");
        Assert.Equal((2, "Ash"), ((await StateAsync()).Fight!.Round, (await StateAsync()).Fight!.Current!.Name));
        Assert.Equal("first-turn", await FirstAsync());
    }

    [Fact]
    public async Task Legendary_actions_come_back_when_the_turn_begins_and_are_spent_again_when_it_is_taken_back()
    {
        await DoAsync("add_combatant", $$"""{"monster":{{Wyrm}},"initiative":5}""");
        await BringAsync("Ash", 9);
        Assert.Contains("Wyrm has 3 legendary actions", await DoAsync("next_turn"), StringComparison.Ordinal);
        await DoAsync("use_legendary", """{"combatant":"Wyrm","cost":2}""");
        Assert.Equal("cost", (await RefusedAsync(Gm, "use_legendary", """{"combatant":"Wyrm","cost":2}""")).Field);
        await TurnAsync();
        Assert.Equal(3, (await FighterAsync("Wyrm")).Traits.Actions!.Current);
        await DoAsync("previous_turn");
        Assert.Equal(1, (await FighterAsync("Wyrm")).Traits.Actions!.Current);
    }

    [Fact]
    public async Task Five_of_a_kind_are_numbered_and_share_a_roll()
    {
        var said = await DoAsync("add_combatant", """{"name":"Goblin","count":5,"hp":7,"roll_initiative":true}""");
        var fight = (await StateAsync()).Fight!;
        Assert.Equal(5, fight.Fighters.Length);
        Assert.Single(fight.Fighters.Select(static one => one.Initiative).Distinct());
        Assert.Equal(["Goblin 1", "Goblin 2", "Goblin 3", "Goblin 4", "Goblin 5"], fight.Fighters.Select(static one => one.Name).Order());
        Assert.Contains("Goblin 5", said, StringComparison.Ordinal);
        await DoAsync("add_combatant", """{"name":"Goblin","count":2,"hp":7}""");
        Assert.Contains((await StateAsync()).Fight!.Fighters, static one => one is { Name: "Goblin 7", Initiative: null });
        await DoAsync("roll_initiative");
        Assert.All((await StateAsync()).Fight!.Fighters, static one => Assert.NotNull(one.Initiative));
        Assert.Equal("nobody", (await RefusedAsync(Gm, "roll_initiative")).Code);
    }

    [Fact]
    public async Task Equal_initiatives_go_by_the_bonus_and_a_lair_comes_last()
    {
        await DoAsync("add_combatant", """{"name":"Lair","lair":true}""");
        await DoAsync("add_combatant", """{"monster":{"name":"Slow","hp":5,"dex":8},"initiative":20}""");
        await DoAsync("add_combatant", """{"monster":{"name":"Swift","hp":5,"dex":18},"initiative":20}""");
        await DoAsync("add_combatant", """{"monster":{"name":"Middling","hp":5,"dex":12},"initiative":20}""");
        Assert.Equal(["Swift", "Middling", "Slow", "Lair"], (await StateAsync(Audience.Everyone)).Fight!.Fighters.Select(static one => one.Name));
    }

    [Fact]
    public async Task Players_enter_what_they_rolled_and_the_rest_is_rolled()
    {
        await JoinAsync("Oddo", 30);
        await DoAsync("add_combatant", """{"monster":{"name":"Rat","hp":"3","hit_dice":"1d4+1","dexterity":11},"roll_hp":true}""");
        Assert.InRange((await FighterAsync("Rat")).Hp!.Max, 2, 5);
        await DoAsync("roll_initiative", """{"entries":[{"combatant":"Oddo","initiative":17}]}""");
        Assert.Equal(17, (await FighterAsync("Oddo")).Initiative);
        Assert.InRange((await FighterAsync("Rat")).Initiative!.Value, 1, 20);
    }

    [Fact]
    public async Task What_is_hidden_again_and_what_is_shown_exactly_reaches_everyone()
    {
        await BringAsync("Ash", 9);
        await DoAsync("reveal", """{"combatant_id":"Ash","what":"hp"}""");
        Assert.Equal(new HitPoints(20, 20), (await FighterAsync("Ash", Audience.Everyone)).Hp);
        await DoAsync("apply_damage", """{"targets":["Ash"],"amount":4}""");
        Assert.Equal(16, (await FighterAsync("Ash", Audience.Everyone)).Hp!.Current);
        await DoAsync("hide", """{"combatant":"Ash","what":"hp"}""");
        Assert.Null((await FighterAsync("Ash", Audience.Everyone)).Hp);
        await TurnAsync();
        await DoAsync("hide", """{"combatant":"Ash"}""");
        var everyone = (await StateAsync(Audience.Everyone)).Fight!;
        Assert.Equal((0, null), (everyone.Fighters.Length, everyone.Turn));
    }

    [Fact]
    public async Task A_full_fight_is_told_in_few_words_and_each_as_far_as_they_may_know()
    {
        await JoinAsync("Oddo", 30);
        await DoAsync("add_combatant", """{"name":"Goblin","count":30,"hp":7,"roll_initiative":true}""");
        await DoAsync("add_combatant", """{"name":"Shade","hidden":true,"hp":941}""");
        await DoAsync("add_condition", """{"targets":["Goblin 1","Goblin 2","Goblin 3"],"condition":"prone","rounds":3}""");
        var exact = Said(await DoneAsync(Gm, "combat_state"));
        Assert.Contains("Shade 941/941; hidden", exact, StringComparison.Ordinal);
        Assert.InRange(exact.Length, 100, 4_500);
        var seen = Said(await DoneAsync(Kim, "combat_state"));
        Assert.DoesNotContain("Shade", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("7/7", seen, StringComparison.Ordinal);
        Assert.Contains("Goblin 1 healthy; prone (to round 4)", seen, StringComparison.Ordinal);
        Assert.Contains("Oddo 30/30", seen, StringComparison.Ordinal);
    }

    private async Task<string?> FirstAsync()
    {
        string? code = null;
        for (var back = 0; back < 9 && code is null; back++)
        {
            code = (await CallAsync(Gm, "previous_turn")).Error?.Code;
        }

        return code;
    }
}
