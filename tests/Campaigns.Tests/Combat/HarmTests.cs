using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class HarmTests() : CombatSuite("dnd5e")
{
    [Theory]
    [InlineData(""" "amount":21,"type":"fire" """, 90)]
    [InlineData(""" "amount":21,"type":"fire","half":true """, 95)]
    [InlineData(""" "amount":21,"type":"cold" """, 100)]
    [InlineData(""" "amount":10,"type":"thunder" """, 80)]
    [InlineData(""" "amount":9,"type":"slashing" """, 96)]
    [InlineData(""" "amount":9,"type":"slashing","magical":true """, 91)]
    [InlineData(""" "amount":7,"type":"acid" """, 93)]
    [InlineData(""" "amount":7,"type":"acid","saved":["wyrm"] """, 97)]
    [InlineData(""" "amount":7,"type":"acid","saved":["wyrm"],"none_on_save":true """, 100)]
    public async Task Damage_meets_resistance_immunity_and_vulnerability(string damage, int left)
    {
        await DoAsync("add_combatant", $$"""{"monster":{{Wyrm}},"initiative":9}""");
        await DoAsync("apply_damage", $$"""{"targets":["Wyrm"],{{damage}}}""");
        Assert.Equal(left, (await FighterAsync("Wyrm")).Hp!.Current);
    }

    [Fact]
    public async Task Who_was_invited_to_play_a_character_acts_for_it_whatever_name_stands_there()
    {
        var oddo = await JoinAsync("Oddo", 20, player: "Sam");
        var guest = new Principal("p-guest", Role.Player, "test");
        Assert.Equal("forbidden", (await RefusedAsync(guest, "apply_damage", """{"targets":["Oddo"],"amount":5}""")).Code);
        await DoAsync("update_campaign_data", $$$"""{"data_type":"characters","data":{"id":"{{{oddo}}}","owner":"p-guest"}}""");
        await DoneAsync(guest, "apply_damage", """{"targets":["Oddo"],"amount":5}""");
        Assert.Equal(15, (await FighterAsync("Oddo")).Hp!.Current);
    }

    [Fact]
    public async Task Temporary_points_go_first_and_do_not_add_up()
    {
        await BringAsync("Gull", 5);
        await DoAsync("heal", """{"targets":["Gull"],"amount":5,"temporary":true}""");
        await DoAsync("heal", """{"targets":["Gull"],"amount":3,"temporary":true}""");
        await DoAsync("apply_damage", """{"targets":["Gull"],"amount":8}""");
        Assert.Equal((17, null), ((await FighterAsync("Gull")).Hp!.Current, (await FighterAsync("Gull")).Hp!.Temp));
    }

    [Fact]
    public async Task Everyone_hears_of_a_monsters_wounds_without_a_number_and_of_a_characters_with_it()
    {
        await JoinAsync("Oddo", 30);
        await BringAsync("Gull", 5);
        var head = Store.Journal.Head(Campaign);
        Assert.Contains("takes 13 fire damage", await DoAsync("apply_damage", """{"targets":["Gull","Oddo"],"amount":13,"type":"fire"}"""), StringComparison.Ordinal);
        var heard = string.Join(' ', (await EventsAsync(Audience.Everyone, head)).Select(static happened => Lifting.Of(happened)?.Text));
        Assert.Contains("Gull takes fire damage: bloodied. Oddo takes 13 fire damage.", heard, StringComparison.Ordinal);
        Assert.Equal(17, (await StateAsync(Audience.Everyone)).Party[0].Hp.Current);
    }

    [Fact]
    public async Task A_critical_hit_doubles_the_dice_and_the_answer_is_the_same_when_it_is_asked_again()
    {
        await BringAsync("Gull", 5);
        const string Arguments = """{"targets":["Gull"],"dice":"2d6+d4+1","critical":true}""";
        var first = await DoneAsync(Gm, "apply_damage", Arguments, "once");
        var rolled = (await EventsAsync()).Single(static happened => happened.Event.Kind == CampaignKinds.DiceRolled);
        Assert.Equal("4d6+2d4+1", rolled.Event.Data.GetProperty("expression").GetString());
        Assert.Equal(Said(first), Said(await DoneAsync(Gm, "apply_damage", Arguments, "once")));
    }

    [Fact]
    public async Task The_dice_of_a_session_bind_what_a_command_rolls()
    {
        await DoneAsync(Gm, "start_session");
        await BringAsync("Gull", 5, hp: 500);
        await DoAsync("apply_damage", """{"targets":["Gull"],"dice":"8d6"}""");
        await DoAsync("roll_initiative", """{"again":true}""");
        await DoneAsync(Kim, "roll_dice", """{"expression":"d20"}""");
        await DoneAsync(Gm, "end_session");
        Assert.Null((await CallAsync(Gm, "verify_rolls")).Error);
        Assert.DoesNotContain("not", Said(await CallAsync(Gm, "verify_rolls")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_throws_no_dice()
    {
        await BringAsync("Gull", 5);
        var head = Store.Journal.Head(Campaign);
        Assert.Equal("Would roll 8d6 and go by what falls.", Said(await CallAsync(Gm, "apply_damage", """{"targets":["Gull"],"dice":"8d6"}""", dryRun: true)));
        Assert.Equal(head, Store.Journal.Head(Campaign));
    }

    [Fact]
    public async Task A_character_falls_fails_by_damage_and_dies()
    {
        await JoinAsync("Oddo", 10);
        await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":12}""");
        var down = await FighterAsync("Oddo");
        Assert.Equal((0, new DeathSaves(0, 0), "unconscious"), (down.Hp!.Current, down.Death, down.Conditions.Single().Name));
        await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":1}""");
        Assert.Equal(1, (await FighterAsync("Oddo")).Death!.Failures);
        Assert.Contains("Oddo dies.", await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":1,"critical":true}"""), StringComparison.Ordinal);
        Assert.True((await StateAsync(Audience.Everyone)).Party[0].Death!.Dead);
        Assert.Equal("dead", (await RefusedAsync(Gm, "heal", """{"targets":["Oddo"],"amount":3}""")).Code);
        await DoAsync("undo");
        await DoAsync("heal", """{"targets":["Oddo"],"amount":3}""");
        var up = await FighterAsync("Oddo");
        Assert.True(up is { Hp.Current: 3, Death: null, Defeated: false, Conditions.IsEmpty: true });
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public async Task A_blow_of_all_points_beyond_zero_kills_at_once(int damage, bool dies)
    {
        await JoinAsync("Oddo", 10);
        await DoAsync("apply_damage", $$"""{"targets":["Oddo"],"amount":{{damage}}}""");
        Assert.Equal(dies, (await FighterAsync("Oddo")).Death!.Dead);
    }

    [Theory]
    [InlineData("10 10 10", "stable")]
    [InlineData("9 10 9 9", "dead")]
    [InlineData("1 5", "dead")]
    [InlineData("5 20", "up")]
    [InlineData("10 1 10 10", "stable")]
    public async Task Death_saves_are_counted(string faces, string end)
    {
        await JoinAsync("Oddo", 10);
        await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":10}""");
        foreach (var face in faces.Split(' '))
        {
            await DoneAsync(Kim, "death_save", $$"""{"rolled":{{face}}}""");
        }

        var oddo = await FighterAsync("Oddo");
        Assert.Equal(end, oddo.Death is { Dead: true } ? "dead" : oddo.Death is { Stable: true } ? "stable" : oddo.Hp!.Current > 0 ? "up" : "dying");
        Assert.Equal("target", (await RefusedAsync(Kim, "death_save", """{"rolled":10}""")).Field);
    }

    [Theory]
    [InlineData(22, 11)]
    [InlineData(7, 10)]
    public async Task Damage_offers_the_save_that_concentration_hangs_on(int damage, int dc)
    {
        await JoinAsync("Oddo", 30);
        await BringAsync("Gull", 5);
        await DoAsync("add_condition", """{"targets":["Oddo"],"condition":"concentrating","note":"Bless"}""");
        await DoAsync("add_condition", """{"targets":["Gull"],"condition":"blessed","concentration_of":"Oddo"}""");
        Assert.Contains($"concentrates on Bless: Constitution save DC {dc}", await DoAsync("apply_damage", $$"""{"targets":["Oddo"],"amount":{{damage}}}"""), StringComparison.Ordinal);
        await DoneAsync(Kim, "save_against", $$"""{"total":{{dc}}}""");
        Assert.Equal("blessed", (await FighterAsync("Gull")).Conditions.Single().Name);
        Assert.Equal("dc", (await RefusedAsync(Kim, "save_against", """{"total":9}""")).Field);
        await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":1}""");
        Assert.Contains("Gull is no longer blessed.", Said(await DoneAsync(Kim, "save_against", """{"total":9}""")), StringComparison.Ordinal);
        Assert.Empty((await FighterAsync("Gull")).Conditions);
        Assert.Empty((await FighterAsync("Oddo")).Conditions);
    }

    [Fact]
    public async Task Concentration_ends_when_one_falls_or_can_do_nothing()
    {
        foreach (var (tool, arguments) in new[] { ("apply_damage", """{"targets":["Hag"],"amount":20}"""), ("add_condition", """{"targets":["Hag"],"condition":"stunned"}""") })
        {
            await DoAsync("set_initiative", """{"initiative_order":[{"name":"Hag","initiative":3,"hp":{"current":20,"max":20}}]}""");
            await DoAsync("add_condition", """{"targets":["Hag"],"condition":"concentrating"}""");
            Assert.Contains("Hag stops concentrating.", await DoAsync(tool, arguments), StringComparison.Ordinal);
            Assert.Null((await FighterAsync("Hag")).Has("concentrating"));
        }
    }

    [Fact]
    public async Task A_player_hurts_and_heals_only_their_own()
    {
        await JoinAsync("Oddo", 30);
        await JoinAsync("Ilvane", 20, player: "sam");
        await DoneAsync(Kim, "apply_damage", """{"targets":["oddo"],"amount":4}""");
        await DoneAsync(Sam, "heal", """{"targets":["Ilvane"],"amount":4,"temporary":true}""");
        Assert.Equal("forbidden", (await RefusedAsync(Sam, "apply_damage", """{"targets":["Oddo"],"amount":4}""")).Code);
        await DoAsync("add_combatant", """{"name":"Shade","hidden":true,"hp":9}""");
        Assert.Equal("not-found", (await RefusedAsync(Sam, "apply_damage", """{"targets":["Shade"],"amount":4}""")).Code);
    }

    [Fact]
    public async Task A_name_that_two_bear_is_refused_with_both()
    {
        await BringAsync("Gull", 5);
        await BringAsync("Gull", 4);
        var error = await RefusedAsync(Gm, "apply_damage", """{"targets":["Gull"],"amount":4}""");
        Assert.Equal("targets", error.Field);
        Assert.All((await StateAsync()).Fight!.Fighters, one => Assert.Contains(one.Id, error.Message, StringComparison.Ordinal));
    }
}
