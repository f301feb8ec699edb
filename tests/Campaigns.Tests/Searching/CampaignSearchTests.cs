using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class CampaignSearchTests : TableSuite
{
    [Fact]
    public async Task Things_are_found_by_what_is_written_of_them_as_soon_as_it_is()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":[{"name":"Marlow","description":"A lighthouse keeper who drowned sailors."},{"name":"Ada","description":"Sells rope and lanterns."}]}""");
        await DoneAsync(Kim, "add_session_note", """{"note":"The keeper's log ends three winters ago."}""");
        Assert.Equal("Marlow", (await FoundAsync(Gm, "who drowned the sailors", null))[0]);
        Assert.Equal("Ada", (await FoundAsync(Gm, "lantrens", "npcs"))[0]);
        Assert.Equal("Ada", (await FoundAsync(Gm, "ada", null))[0]);
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Ada","description":"Sells salt."}}""");
        Assert.DoesNotContain("Ada", await FoundAsync(Gm, "lanterns", null));
        Assert.Empty(await FoundAsync(Gm, "keeper", "quests"));
        Assert.Equal("data_type", (await RefusedAsync(Gm, "search_campaign", """{"query":"x","data_type":"dragons"}""")).Field);
        Assert.Equal("query", (await RefusedAsync(Gm, "search_campaign", """{"query":" "}""")).Field);
    }

    [Fact]
    public async Task Nothing_is_found_that_the_caller_may_not_know_not_even_by_its_words()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"locations","data":{"name":"Mill","audience":["table"],"description":"A ruined mill.","secret":"The grimoire is under the wheel.","trap":"Poison needles","withheld":["trap"]}}""");
        foreach (var (who, query, finds) in new[] { (Gm, "grimoire", true), (Kim, "grimoire", false), (Gm, "needles", true), (Kim, "needles", false), (Kim, "ruined", true), (Screen, "ruined", false) })
        {
            var result = await DoneAsync(who, "search_campaign", $$"""{"query":"{{query}}"}""");
            Assert.True(finds == (result.Data!.Value.GetProperty("total_results").GetInt32() > 0), $"{who.Person} {query}: {Said(result)}");
        }

        // Neither does a misspelling lead to a word that is only written in secret.
        Assert.DoesNotContain("grimoire", (await DoneAsync(Kim, "search_campaign", """{"query":"grimoir"}""")).Data!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_any_changes_and_what_was_taken_back_the_same_is_found_as_by_who_never_looked_before(int seed)
    {
        string[] names = ["Marlow", "Ada", "The Mill", "Old Mill", "Reef", "Keeper of the Reef"], words = ["lantern", "drowned", "keeper", "salt", "reef", "mill"];
        var random = new Random(seed);
        var kept = Tools;
        for (var round = 0; round < 25; round++)
        {
            var said = string.Join(' ', Enumerable.Range(0, 6).Select(_ => words[random.Next(words.Length)]));
            await (random.Next(4) switch
            {
                0 => CallAsync(Gm, "undo"),
                1 => DoneAsync(Kim, "add_session_note", $$"""{"note":"{{said}}"}"""),
                _ => DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"{{(random.Next(2) == 0 ? "npcs" : "locations")}}","data":{"name":"{{names[random.Next(names.Length)]}}","description":"{{said}}","audience":["{{(random.Next(2) == 0 ? "gm" : "table")}}"] } }"""),
            });
            foreach (var (who, query) in new[] { (Gm, "keper of the reef"), (Kim, "mill"), (Kim, words[random.Next(words.Length)]), (Gm, "nothing of this") })
            {
                var found = await DoneAsync(who, "search_campaign", $$"""{"query":"{{query}}"}""");
                UseRules(null);
                var anew = await DoneAsync(who, "search_campaign", $$"""{"query":"{{query}}"}""");
                Tools = kept;
                Assert.Equal((Said(anew), anew.Data!.Value.GetRawText()), (Said(found), found.Data!.Value.GetRawText()));
            }
        }
    }

    private async Task<IReadOnlyList<string>> FoundAsync(Principal who, string query, string? type)
    {
        var only = type is null ? "" : $",\"data_type\":\"{type}\"";
        var result = await DoneAsync(who, "search_campaign", $$"""{"query":"{{query}}"{{only}} }""");
        return [.. result.Data!.Value.GetProperty("results").EnumerateArray().Select(static one => one.GetProperty("title").GetString()!)];
    }
}
