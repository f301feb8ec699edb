using System.Text.Json;
using PluginHost.Dice;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class TableCommandsTests : TableSuite
{
    [Fact]
    public async Task A_campaign_is_created_and_listed()
    {
        var made = await DoneAsync(Gm, "create_campaign", """{"name":"Ash & Öl!","system":"coc7e","description":"Two\nlines."}""");
        var id = Text(made, "id");
        Assert.Matches("^ash-l-[a-z2-7]{6}$", id);
        Assert.Equal($"Campaign 'Ash & Öl!' is created as {id}.", Said(made));
        var listed = await DoneAsync(Kim, "list_campaigns");
        Assert.Equal(["The Salt Road", "Ash & Öl!"], listed.Data!.Value.GetProperty("campaigns").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_player_of_one_campaign_sees_only_that_one()
    {
        await DoneAsync(Gm, "create_campaign", """{"name":"Elsewhere","system":"generic"}""");
        var guest = Kim with { Campaign = Campaign };
        Assert.DoesNotContain("Elsewhere", (await DoneAsync(guest, "list_campaigns")).Data!.Value.GetRawText(), StringComparison.Ordinal);
        var stranger = Kim with { Campaign = "elsewhere" };
        Assert.Equal("There is no campaign yet.", Said(await DoneAsync(stranger, "list_campaigns")));
        Assert.Equal("not-found", (await RefusedAsync(stranger, "roll_dice", """{"expression":"d6"}""")).Code);
    }

    [Theory]
    [InlineData("name", """{"name":"","system":"generic"}""")]
    [InlineData("name", """{"name":" ","system":"generic"}""")]
    [InlineData("name", """{"name":"$LONG","system":"generic"}""")]
    [InlineData("name", """{"name":"two\nlines","system":"generic"}""")]
    [InlineData("name", """{"name":null,"system":"generic"}""")]
    [InlineData("name", """{"name":7,"system":"generic"}""")]
    [InlineData("name", """{"system":"generic"}""")]
    [InlineData("system", """{"name":"A","system":""}""")]
    [InlineData("system", """{"name":"A","system":"$LONG"}""")]
    [InlineData("system", """{"name":"A"}""")]
    [InlineData("description", """{"name":"A","system":"generic","description":"$HUGE"}""")]
    [InlineData("description", """{"name":"A","system":"generic","description":"a\u0000b"}""")]
    [InlineData("colour", """{"name":"A","system":"generic","colour":"red"}""")]
    public async Task A_campaign_that_cannot_be_created_names_the_field(string field, string arguments)
    {
        var error = await RefusedAsync(Gm, "create_campaign", Wide(arguments));
        Assert.Equal(("invalid", field), (error.Code, error.Field));
        Assert.Single(Store.Journal.Journals);
    }

    [Fact]
    public async Task A_dry_run_creates_and_rolls_nothing()
    {
        Assert.StartsWith("Would do: ", Said(await CallAsync(Gm, "create_campaign", """{"name":"A","system":"generic"}""", dryRun: true)), StringComparison.Ordinal);
        Assert.Equal("Would roll 2d6 + 1.", Said(await CallAsync(Kim, "roll_dice", """{"expression":"2d6 + 1"}""", dryRun: true)));
        Assert.Equal(1, Store.Journal.Head(Campaign));
        Assert.Single(Store.Journal.Journals);
    }

    [Fact]
    public async Task A_roll_is_recorded_for_everyone_with_its_breakdown()
    {
        var result = await DoneAsync(Kim, "roll_dice", """{"expression":"2d6+3"}""");
        var rolled = (await EventsAsync(Audience.Everyone))[^1].Event;
        Assert.Equal((CampaignKinds.DiceRolled, "kim"), (rolled.Kind, rolled.Person));
        Assert.True(JsonElement.DeepEquals(result.Data!.Value, rolled.Data));
        Assert.StartsWith("kim rolled 2d6 (", Said(result), StringComparison.Ordinal);
        var total = rolled.Data.GetProperty("total").GetInt64();
        Assert.Equal(total, rolled.Data.GetProperty("dice").EnumerateArray().Sum(static die => die.GetProperty("value").GetInt64()) + 3);
        Assert.Equal(total, (await PartsAsync(Audience.Everyone))["rolls"][0].GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task A_hidden_roll_is_seen_by_the_roller_and_the_game_master_alone()
    {
        await DoneAsync(Kim, "roll_dice", """{"expression":"d20","hidden":true}""");
        Assert.Equal(1, (await PartsAsync(Kim.Audience))["rolls"].GetArrayLength());
        Assert.Equal(1, (await PartsAsync(Gm.Audience))["rolls"].GetArrayLength());
        Assert.Equal(0, (await PartsAsync(Sam.Audience))["rolls"].GetArrayLength());
        Assert.Equal(0, (await PartsAsync(Audience.Everyone))["rolls"].GetArrayLength());
    }

    [Theory]
    [InlineData("expression", """{"expression":""}""")]
    [InlineData("expression", """{"expression":"2d6+"}""")]
    [InlineData("expression", """{"expression":"NaN"}""")]
    [InlineData("expression", """{"expression":"99999999999d6"}""")]
    [InlineData("expression", """{"expression":"d6\u0007"}""")]
    [InlineData("expression", """{"expression":"$HUGE"}""")]
    [InlineData("expression", """{"expression":null}""")]
    [InlineData("expression", "{}")]
    [InlineData("player", """{"expression":"d6","player":"$LONG"}""")]
    [InlineData("player", """{"expression":"d6","player":"a\tb"}""")]
    [InlineData("hidden", """{"expression":"d6","hidden":"yes"}""")]
    public async Task A_roll_that_cannot_be_made_names_the_field(string field, string arguments) =>
        Assert.Equal(field, (await RefusedAsync(Kim, "roll_dice", Wide(arguments))).Field);

    [Fact]
    public async Task The_largest_roll_fits_into_an_event()
    {
        Dice = new Largest();
        await ReopenAsync();
        var expression = string.Join('+', Enumerable.Repeat("100d1000000", 10));
        var name = new string('é', Texts.LongestName);
        await DoneAsync(Kim, "roll_dice", $$"""{"expression":"{{expression}}","player":"{{name}}"}""");
        Assert.Equal(1_000_000_000, (await PartsAsync(Audience.Everyone))["rolls"][0].GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task The_last_twenty_rolls_are_shown()
    {
        for (var roll = 1; roll <= 23; roll++)
        {
            await DoneAsync(Kim, "roll_dice", $$"""{"expression":"{{roll}}"}""");
        }

        Assert.Equal(Enumerable.Range(4, 20).Select(static total => (decimal)total), (await StateAsync(Audience.Everyone)).Rolls.All.Select(static roll => roll.Total));
    }

    [Fact]
    public async Task Data_is_shown_whole_or_by_its_part()
    {
        await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}""");
        var all = (await DoneAsync(Screen, "get_campaign_data")).Data!.Value;
        Assert.Equal(["campaign", "initiative", "party", "requests", "rolls", "stage"], all.EnumerateObject().Select(static part => part.Name).Order(StringComparer.Ordinal));
        foreach (var part in new[] { "party", "initiative", "rolls", "stage", "campaign" })
        {
            var one = await DoneAsync(Kim, "get_campaign_data", $$"""{"data_type":"{{part}}"}""");
            Assert.True(part == "campaign" ? all.GetProperty(part).EnumerateObject().All(property => JsonElement.DeepEquals(property.Value, one.Data!.Value.GetProperty(property.Name))) : JsonElement.DeepEquals(all.GetProperty(part), one.Data!.Value), part);
            Assert.Equal(one.Data!.Value.GetRawText(), Said(one));
        }
    }

    [Theory]
    [InlineData("data_type", """{"data_type":"secrets"}""")]
    [InlineData("data_type", """{"data_type":"$HUGE"}""")]
    [InlineData("data_type", """{"data_type":""}""")]
    [InlineData("campaign_id", """{"campaign_id":"nowhere"}""")]
    [InlineData("campaign_id", """{"campaign_id":"host"}""")]
    [InlineData("campaign_id", """{"campaign_id":""}""")]
    [InlineData("campaign_id", """{"campaign_id":"../../etc"}""")]
    public async Task Data_that_there_is_none_of_is_refused_with_the_field(string field, string arguments) =>
        Assert.Equal(field, (await RefusedAsync(Screen, "get_campaign_data", Wide(arguments))).Field);

    [Fact]
    public async Task The_hosts_own_journal_is_no_campaign()
    {
        var happened = new NewEvent("host/started", JsonElement.Parse("{}"), Audience.GameMaster);
        await Store.Journal.CommitAsync(new Commit { Step = new Step("host", Gm, [happened]) }, CancellationToken.None);
        Assert.Equal("campaign_id", (await RefusedAsync(Gm, "get_campaign_data", """{"campaign_id":"host"}""")).Field);
        Assert.DoesNotContain("host", Said(await DoneAsync(Gm, "list_campaigns")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_whose_creation_was_blanked_can_still_be_played()
    {
        await Store.Journal.RedactAsync(Campaign, 1, Gm, "asked for", CancellationToken.None);
        await ReopenAsync();
        await DoneAsync(Gm, "start_session");
        Assert.Contains(Campaign, Said(await DoneAsync(Gm, "list_campaigns")), StringComparison.Ordinal);
        Assert.DoesNotContain("The Salt Road", Said(await DoneAsync(Gm, "get_campaign_data")), StringComparison.Ordinal);
    }

    private static string Wide(string arguments) => arguments
        .Replace("$LONG", new string('a', Texts.LongestName + 1), StringComparison.Ordinal)
        .Replace("$HUGE", new string('9', 200_000), StringComparison.Ordinal);

    private sealed class Largest : DiceSource
    {
        public override long? Throw(Faces faces) => faces.Highest;
    }
}
