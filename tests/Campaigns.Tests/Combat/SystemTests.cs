namespace PluginHost.Campaigns.Tests;

public sealed class PathfinderFightTests() : CombatSuite("pathfinder2e")
{
    [Fact]
    public async Task Fear_counts_down_at_the_end_of_each_turn_and_up_again_going_back()
    {
        await BringAsync("Ash", 9);
        await TurnAsync();
        await DoAsync("add_condition", """{"targets":["Ash"],"condition":"Frightened","value":2}""");
        await TurnAsync();
        Assert.Equal(1, (await FighterAsync("Ash")).Has("frightened")!.Value);
        await TurnAsync();
        Assert.Null((await FighterAsync("Ash")).Has("frightened"));
        await DoAsync("previous_turn");
        await DoAsync("previous_turn");
        Assert.Equal(2, (await FighterAsync("Ash")).Has("frightened")!.Value);
    }

    [Fact]
    public async Task Dying_has_a_value_and_leaves_a_wound()
    {
        await JoinAsync("Oddo", 10);
        await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":10,"critical":true}""");
        Assert.Equal(2, (await FighterAsync("Oddo")).Has("dying")!.Value);
        await DoneAsync(Kim, "death_save", """{"rolled":12}""");
        Assert.Equal(1, (await FighterAsync("Oddo")).Has("dying")!.Value);
        await DoAsync("heal", """{"targets":["Oddo"],"amount":1}""");
        Assert.Equal(1, (await FighterAsync("Oddo")).Has("wounded")!.Value);
        await DoAsync("apply_damage", """{"targets":["Oddo"],"amount":1}""");
        Assert.Equal(2, (await FighterAsync("Oddo")).Has("dying")!.Value);
        await DoneAsync(Kim, "death_save", """{"rolled":1}""");
        Assert.True((await FighterAsync("Oddo")).Death!.Dead);
    }

    [Fact]
    public async Task Resistance_and_weakness_have_numbers()
    {
        await DoAsync("add_combatant", """{"monster":{"name":"Wyrm","hp":{"max":100},"resistances":[{"type":"fire","value":5}],"weaknesses":[{"type":"cold","value":7}]},"initiative":1}""");
        await DoAsync("apply_damage", """{"targets":["Wyrm"],"amount":12,"type":"fire"}""");
        Assert.Equal(93, (await FighterAsync("Wyrm")).Hp!.Current);
        await DoAsync("apply_damage", """{"targets":["Wyrm"],"amount":3,"type":"cold"}""");
        Assert.Equal(83, (await FighterAsync("Wyrm")).Hp!.Current);
    }
}

public sealed class InvestigatorFightTests() : CombatSuite("coc7e")
{
    [Fact]
    public async Task Nobody_rolls_for_a_place_that_follows_from_a_number()
    {
        await DoAsync("add_combatant", """{"monster":{"name":"Deep thing","hp":12,"DEX":50}}""");
        await DoAsync("roll_initiative");
        Assert.Equal(50, (await FighterAsync("Deep thing")).Initiative);
        Assert.DoesNotContain(await EventsAsync(), static happened => happened.Event.Kind == CampaignKinds.DiceRolled);
    }

    [Fact]
    public async Task A_major_wound_leaves_one_dying()
    {
        await JoinAsync("Harvey", 10);
        await DoAsync("apply_damage", """{"targets":["Harvey"],"amount":5}""");
        Assert.NotNull((await FighterAsync("Harvey")).Has("major wound"));
        await DoAsync("apply_damage", """{"targets":["Harvey"],"amount":5}""");
        Assert.NotNull((await FighterAsync("Harvey")).Has("dying"));
        await DoneAsync(Kim, "death_save", """{"rolled":50}""");
        Assert.False((await FighterAsync("Harvey")).Defeated);
        await DoneAsync(Kim, "death_save", """{"rolled":51}""");
        Assert.True((await FighterAsync("Harvey")).Death!.Dead);
    }
}

public sealed class GameSystemTests
{
    [Theory]
    [InlineData("D&D 5e", null, "dnd5e", null)]
    [InlineData("dnd5e", "2024", "dnd5e", 30)]
    [InlineData("dnd5e", "2014", "dnd5e", null)]
    [InlineData("Pathfinder 2e", null, "pathfinder2e", null)]
    [InlineData("Salt & Sail", "2024", "generic", null)]
    public void A_system_is_found_by_any_of_its_names_and_in_its_edition(string name, string? edition, string id, int? most)
    {
        var system = GameSystems.Of(name, edition);
        Assert.Equal((id, most), (system.Id, system.Concentration?.Most));
    }

    [Fact]
    public void Whatever_a_system_names_it_also_knows()
    {
        foreach (var system in new[] { "dnd5e", "pathfinder2e", "coc7e", "generic" }.Select(static name => GameSystems.Of(name, null)))
        {
            var named = system.Zero.Gains.Append(system.Zero.Leaves).Append(system.Zero.Major?.Condition).Append(system.Zero.Major?.Adds).Append(system.Zero.Dying?.Condition).Append(system.Zero.Dying?.Lowers)
                .Concat(system.Conditions.SelectMany(static one => one.Brings ?? [])).Where(static name => name is not null);
            Assert.All(named, name => Assert.NotNull(system.Condition(name!)));
            Assert.Contains(system.Degrees.Kind, new[] { "reach", "under" });
        }
    }

    [Theory]
    [InlineData("pathfinder2e", 25, 15, null, "critical success")]
    [InlineData("pathfinder2e", 15, 15, 1, "failure")]
    [InlineData("pathfinder2e", 5, 15, null, "critical failure")]
    [InlineData("dnd5e", 14, 15, null, "failure")]
    [InlineData("coc7e", 1, 40, null, "critical success")]
    [InlineData("coc7e", 8, 40, null, "extreme success")]
    [InlineData("coc7e", 20, 40, null, "hard success")]
    [InlineData("coc7e", 40, 40, null, "success")]
    [InlineData("coc7e", 41, 40, null, "failure")]
    [InlineData("coc7e", 96, 40, null, "fumble")]
    [InlineData("coc7e", 96, 60, null, "failure")]
    public void A_roll_is_judged_in_the_systems_words(string system, int total, int target, int? natural, string word) =>
        Assert.Equal(word, Degrees.Of(GameSystems.Of(system, null).Degrees, total, target, natural));
}

public sealed class CriticalDiceTests
{
    [Theory]
    [InlineData("2d6+3", "4d6+3")]
    [InlineData("d8", "2d8")]
    [InlineData("1d6+d4[fire]+2", "2d6+2d4[fire]+2")]
    [InlineData("3d{1,2}", "6d{1,2}")]
    [InlineData("4d6kh3", "8d6kh3")]
    [InlineData("12", "12")]
    [InlineData("round(1d4/2)", "round(2d4/2)")]
    [InlineData("", "")]
    public void Every_pool_has_twice_as_many_dice(string dice, string doubled) => Assert.Equal(doubled, CriticalDice.Of(dice));
}
