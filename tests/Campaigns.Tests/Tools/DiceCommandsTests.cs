using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class DiceCommandsTests : TableSuite
{
    private static readonly Principal Ann = new("ann", Role.Player, "test");

    [Theory]
    [InlineData("public", true, true, true, true)]
    [InlineData("table", true, true, true, false)]
    [InlineData("gm", true, true, false, false)]
    [InlineData("blind", true, false, false, false)]
    [InlineData("self", false, true, false, false)]
    public async Task A_roll_is_seen_by_those_it_is_for(string audience, bool gm, bool roller, bool other, bool screen)
    {
        await DoneAsync(Kim, "roll_dice", $$"""{"expression":"3d6","audience":"{{audience}}"}""");

        foreach (var (who, sees) in new[] { (Gm, gm), (Kim, roller), (Ann, other), (Screen, screen) })
        {
            Assert.Equal(sees ? 1 : 0, (await PartsAsync(who.Audience))["rolls"].GetArrayLength());
        }
    }

    [Fact]
    public async Task Who_plays_one_character_rolls_as_that_character()
    {
        Assert.Equal(Kim.Person, (await DoneAsync(Kim, "roll_dice", """{"expression":"1d6"}""")).Data!.Value.GetProperty("player").GetString());
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"characters","data":{"name":"Perrin Emberly","owner":"{{Kim.Person}}"} }""");
        Assert.Equal("Perrin Emberly", (await DoneAsync(Kim, "roll_dice", """{"expression":"1d6"}""")).Data!.Value.GetProperty("player").GetString());
        Assert.Equal("Kim herself", (await DoneAsync(Kim, "roll_dice", """{"expression":"1d6","player":"Kim herself"}""")).Data!.Value.GetProperty("player").GetString());
        Assert.Equal(Gm.Person, (await DoneAsync(Gm, "roll_dice", """{"expression":"1d6"}""")).Data!.Value.GetProperty("player").GetString());
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"characters","data":{"name":"Otto","owner":"{{Kim.Person}}"} }""");
        Assert.Equal(Kim.Person, (await DoneAsync(Kim, "roll_dice", """{"expression":"1d6"}""")).Data!.Value.GetProperty("player").GetString());
    }

    [Fact]
    public async Task Who_rolls_blind_is_not_told_what_fell()
    {
        var result = await DoneAsync(Kim, "roll_dice", """{"expression":"1d1+931187","audience":"blind"}""");

        Assert.Equal("The dice fell out of your sight.", Said(result));
        Assert.Null(result.Data);
    }

    [Fact]
    public async Task Real_dice_count_as_thrown()
    {
        var data = (await DoneAsync(Kim, "roll_dice", """{"expression":"4d6kh3","faces":[3,5,1,6]}""")).Data!.Value;

        Assert.Equal(14, data.GetProperty("total").GetInt64());
        Assert.Equal("4d6kh3 (3, 5, [1], 6) = 14", data.GetProperty("breakdown").GetString());
        Assert.Equal([true, true, false, true], data.GetProperty("dice").EnumerateArray().Select(static die => !die.TryGetProperty("kept", out _)));
    }

    [Theory]
    [InlineData("audience", """{"expression":"d6","audience":"everybody"}""")]
    [InlineData("dialect", """{"expression":"d6","dialect":"klingon"}""")]
    [InlineData("expression", """{"expression":"2d6","faces":[7,1]}""")]
    [InlineData("expression", """{"expression":"2d6","faces":[3]}""")]
    [InlineData("expression", """{"expression":"2000d6"}""")]
    [InlineData("expression", """{"expression":"1d6/(1-1)"}""")]
    public async Task A_roll_that_cannot_be_made_appends_nothing_and_names_the_field(string field, string arguments)
    {
        Assert.Equal(field, (await RefusedAsync(Kim, "roll_dice", arguments)).Field);
        Assert.Equal(1, Store.Journal.Head(Campaign));
    }

    [Theory]
    [InlineData("roll20", "5d6>5", 3)]
    [InlineData("standard", "5d6>5", 1)]
    public async Task A_dialect_is_read_as_its_own(string dialect, string expression, long total)
    {
        var data = (await DoneAsync(Kim, "roll_dice", $$"""{"expression":"{{expression}}","dialect":"{{dialect}}","faces":[5,6,1,2,5]}""")).Data!.Value;

        Assert.Equal(total, data.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Odds_are_told_exactly_and_recorded_nowhere()
    {
        var odds = await DoneAsync(Kim, "dice_odds", """{"expression":"4d6kh3","vs":12}""");

        Assert.Equal(799.0 / 1296, odds.Data!.Value.GetProperty("atLeast").GetDouble(), 3);
        Assert.True(odds.Data.Value.GetProperty("exact").GetBoolean());
        Assert.Equal(JsonValueKind.Array, odds.Data.Value.GetProperty("weights").ValueKind);
        Assert.Contains("61.65%", Said(odds), StringComparison.Ordinal);
        Assert.Equal(1, Store.Journal.Head(Campaign));
    }
}
