namespace PluginHost.Campaigns.Tests;

public sealed class CraftToolsTests : TableSuite
{
    [Theory]
    [InlineData("dnd5e")]
    [InlineData("pathfinder2e")]
    [InlineData("coc7e")]
    [InlineData("generic")]
    public async Task A_generated_character_joins_the_party_and_the_same_seed_makes_it_again(string system)
    {
        var arguments = $$"""{"system":"{{system}}","level":3,"seed":"gull","backstory_hints":"lost a brother at sea","save":true}""";
        var first = await DoneAsync(Gm, "generate_character", arguments);
        var second = await DoneAsync(Gm, "generate_character", arguments.Replace(",\"save\":true", "", StringComparison.Ordinal));
        Assert.Equal(first.Data!.Value.GetProperty("sheet").GetRawText(), second.Data!.Value.GetProperty("sheet").GetRawText());
        Assert.False(second.Data.Value.TryGetProperty("id", out _));
        var member = Assert.Single((await StateAsync(Sam.Audience)).Party);
        Assert.Equal((Text(first, "id"), first.Data.Value.GetProperty("sheet").GetProperty("character").GetProperty("name").GetString()), (member.Id, member.Name));
        Assert.Equal(first.Data.Value.GetProperty("sheet").GetProperty("combat").GetProperty("hp").GetProperty("max").GetInt32(), member.Hp.Max);
        await DoneAsync(Gm, "undo");
        Assert.Empty((await StateAsync()).Party);
    }

    [Fact]
    public async Task A_generated_person_is_known_to_the_game_master_alone()
    {
        await DoneAsync(Gm, "generate_npc", """{"system":"dnd5e","role":"innkeeper","save":true}""");
        Assert.Single((await StateAsync(Gm.Audience)).World.Of(EntityTypes.Npc));
        Assert.Empty((await StateAsync(Kim.Audience)).World.Of(EntityTypes.Npc));
    }

    [Fact]
    public async Task Without_books_an_encounter_says_what_is_missing()
    {
        AssertSentence(await RefusedAsync(Gm, "build_encounter"));
        var result = await CallAsync(Gm, "build_encounter", """{"levels":[3,3],"system":"dnd5e"}""");
        Assert.True(result.Error is not null || Said(result).Length > 0);
    }

    [Fact]
    public async Task A_personality_is_set_edited_and_heard_and_its_edits_are_the_game_masters()
    {
        await DoneAsync(Gm, "set_active_personality", """{"system":"coc7e"}""");
        await DoneAsync(Gm, "edit_personality", """{"system":"coc7e","tone":"grim","add_phrases":["the tide remembers"]}""");
        Assert.Contains("the tide remembers", Said(await DoneAsync(Gm, "get_system_personality", """{"system":"coc7e"}""")), StringComparison.Ordinal);
        Assert.DoesNotContain("the tide remembers", Said(await DoneAsync(Kim, "get_system_personality", """{"system":"coc7e"}""")), StringComparison.Ordinal);
        Assert.Contains("coc7e (active)", Said(await DoneAsync(Kim, "list_personalities")), StringComparison.Ordinal);
        Assert.NotEmpty(Said(await DoneAsync(Kim, "preview_personality", """{"text":"The door opens."}""")));
        Assert.Equal("system", (await RefusedAsync(Gm, "set_active_personality", """{"system":"chess"}""")).Field);
        await DoneAsync(Gm, "undo");
        Assert.DoesNotContain("the tide remembers", Said(await DoneAsync(Gm, "get_system_personality", """{"system":"coc7e"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_rolls_the_same_for_the_same_seed_and_one_that_is_not_there_is_named()
    {
        var arguments = """{"table":"[[2d6]] gulls and [[1d100]] crabs","seed":"x"}""";
        Assert.Equal(Said(await DoneAsync(Gm, "roll_table", arguments)), Said(await DoneAsync(Gm, "roll_table", arguments)));
        AssertSentence(await RefusedAsync(Gm, "roll_table", """{"table":"no such table"}"""));
    }
}
