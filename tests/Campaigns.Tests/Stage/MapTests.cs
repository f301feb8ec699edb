using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class MapTests : TableSuite
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"maps","data":{"name":"The lich's cellar","grid":{"width":20.0,"height":12.5}}}""");
        await DoneAsync(Gm, "add_character", """{"name":"Ilvane","max_hp":30}""");
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"Husk","initiative":20},{"name":"Lurker","initiative":9,"hidden":true}]}""");
        await DoneAsync(Gm, "next_turn");
    }

    [Fact]
    public async Task A_map_is_shown_under_fog_and_without_the_name_that_only_the_game_master_knows()
    {
        await DoneAsync(Gm, "show_map", """{"id":"The lich's cellar"}""");
        var map = await MapAsync();
        Assert.Equal((20, 13, false, 0), (map.GetProperty("width").GetInt32(), map.GetProperty("height").GetInt32(), map.GetProperty("whole").GetBoolean(), map.GetProperty("areas").GetArrayLength()));
        Assert.DoesNotContain("lich", (await PartsAsync(Audience.Everyone))["stage"].GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_token_is_told_where_the_fog_is_gone_to_those_who_know_who_stands_there()
    {
        await DoneAsync(Gm, "show_map", """{"id":"The lich's cellar"}""");
        foreach (var (who, x) in new[] { ("Ilvane", 1), ("Husk", 3), ("Lurker", 5) })
        {
            await DoneAsync(Gm, "move_token", $$"""{"who":"{{who}}","x":{{x}},"y":1}""");
            Assert.Empty(await TokensAsync());
        }

        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":10,"height":4}""");
        Assert.Equal(["Husk", "Ilvane"], await TokensAsync());
        await DoneAsync(Gm, "reveal", """{"combatant_id":"Lurker"}""");
        Assert.Equal(["Husk", "Ilvane", "Lurker"], await TokensAsync());
        await DoneAsync(Gm, "hide", """{"combatant":"Lurker"}""");
        Assert.Equal(["Husk", "Ilvane"], await TokensAsync());
        await DoneAsync(Gm, "move_token", """{"who":"Husk","x":15,"y":9}""");
        Assert.Equal(["Ilvane"], await TokensAsync());
        await DoneAsync(Gm, "undo");
        Assert.Equal(["Husk", "Ilvane"], await TokensAsync());
        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":2,"height":2,"hide":true}""");
        Assert.Equal(["Husk"], await TokensAsync());
        await DoneAsync(Gm, "end_combat");
        Assert.Empty(await TokensAsync());
    }

    [Fact]
    public async Task No_event_tells_everyone_where_somebody_stands_in_the_fog()
    {
        await DoneAsync(Gm, "show_map", """{"id":"The lich's cellar"}""");
        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":2,"height":2}""");
        await DoneAsync(Gm, "move_token", """{"who":"Husk","x":17,"y":11}""");
        await DoneAsync(Gm, "move_token", """{"who":"Lurker","x":0,"y":1}""");
        Assert.DoesNotContain(await EventsAsync(Audience.Everyone), static happened => happened.Event.Data.GetRawText().Contains("\"token\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_one_that_looks_out_of_the_fog_is_not_told()
    {
        await DoneAsync(Gm, "show_map", """{"id":"The lich's cellar"}""");
        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":4,"height":2}""");
        await DoneAsync(Gm, "move_token", """{"who":"Husk","x":2,"y":1,"size":2}""");
        Assert.Empty(await TokensAsync());
        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":2,"width":4,"height":2}""");
        Assert.Equal(["Husk"], await TokensAsync());
    }

    [Fact]
    public async Task What_is_not_on_the_map_is_refused()
    {
        Assert.Equal("no-map", (await RefusedAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":1,"height":1}""")).Code);
        await DoneAsync(Gm, "show_map", """{"id":"The lich's cellar"}""");
        foreach (var wrong in new[] { """{"x":-1,"y":0,"width":1,"height":1}""", """{"x":19,"y":0,"width":2,"height":1}""", """{"x":2147483647,"y":0,"width":2147483647,"height":1}""", """{"x":0,"y":0,"width":0,"height":1}""" })
        {
            Assert.Equal("x", (await RefusedAsync(Gm, "reveal_map_area", wrong)).Field);
        }

        Assert.Equal("x", (await RefusedAsync(Gm, "move_token", """{"who":"Husk","x":2147483647,"y":1}""")).Field);
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"maps","data":{"name":"A sketch"}}""");
        Assert.Equal("id", (await RefusedAsync(Gm, "show_map", """{"id":"A sketch"}""")).Field);
    }

    [Fact]
    public async Task Hiding_a_part_of_a_map_without_fog_leaves_the_rest_open()
    {
        await DoneAsync(Gm, "show_map", """{"id":"The lich's cellar","whole":true}""");
        await DoneAsync(Gm, "move_token", """{"who":"Ilvane","x":1,"y":1}""");
        await DoneAsync(Gm, "move_token", """{"who":"Husk","x":10,"y":6}""");
        await DoneAsync(Gm, "reveal_map_area", """{"x":9,"y":5,"width":3,"height":3,"hide":true}""");
        Assert.Equal(["Ilvane"], await TokensAsync());
        var areas = (await MapAsync()).GetProperty("areas").EnumerateArray().Select(static area => area.GetProperty("width").GetInt32() * area.GetProperty("height").GetInt32());
        Assert.Equal((20 * 13) - 9, areas.Sum());
    }

    private async Task<JsonElement> MapAsync() => (await PartsAsync(Audience.Everyone))["stage"].GetProperty("map");

    private async Task<IReadOnlyList<string>> TokensAsync() =>
        [.. (await MapAsync()).GetProperty("tokens").EnumerateArray().Select(static token => token.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)];
}
