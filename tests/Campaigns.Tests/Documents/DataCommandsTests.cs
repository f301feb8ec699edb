using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class DataCommandsTests : TableSuite
{
    [Fact]
    public async Task Everything_that_is_written_can_be_made_changed_and_removed()
    {
        foreach (var type in DataTypes.Names.Where(static one => one is not ("campaign" or "sessions" or "notes" or "decisions" or "timeline")))
        {
            var made = await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"{{type}}","data":{"name":"Grey {{type}}","description":"One.","homebrew":{"depth":[1,{"a":null}]} } }""");
            var id = Text(made, "id");
            await DoneAsync(Gm, "update_campaign_data", $$$"""{"data_type":"{{{type}}}","data":{"name":"grey {{{type}}}","description":null,"homebrew":{"depth":[2],"more":true} } }""");
            var one = (await DoneAsync(Gm, "get_campaign_data", $$"""{"id":"{{id}}"}""")).Data!.Value;
            Assert.Equal($"Grey {type}", one.GetProperty("name").GetString());
            Assert.False(one.TryGetProperty("description", out _));
            Assert.Equal("""{"depth":[2],"more":true}""", one.GetProperty("homebrew").GetRawText());
            var page = (await DoneAsync(Gm, "get_campaign_data", $$"""{"data_type":"{{type}}"}""")).Data!.Value;
            Assert.Equal((1, id), (page.GetProperty("total").GetInt32(), page.GetProperty("items")[0].GetProperty("id").GetString()));
            await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"{{type}}","data":{"id":"{{id}}","_delete":true} }""");
            Assert.Equal("id", (await RefusedAsync(Gm, "get_campaign_data", $$"""{"id":"{{id}}"}""")).Field);
        }
    }

    [Fact]
    public async Task The_campaign_itself_is_written_too()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"campaign","data":{"name":"Salt","setting":"A cold coast.","date":"1492-03-05 14:30","rules":2014}}""");
        var campaign = (await DoneAsync(Screen, "get_campaign_data", """{"data_type":"campaign"}""")).Data!.Value;
        Assert.Equal(("Salt", "A cold coast.", "2014", "5 March 1492, 14:30"), (Text(campaign, "name"), Text(campaign, "setting"), Text(campaign, "rules"), Text(campaign, "today").Split(", ", 2)[1]));
        Assert.Equal("Salt", (await StateAsync()).Info!.Name);
        Assert.Equal(("1492-03-05 14:30", 5), (Text(campaign, "currentDate"), campaign.GetProperty("date").GetProperty("day").GetInt32()));
    }

    [Fact]
    public async Task A_date_in_words_of_its_own_stays_until_one_is_set_that_can_be_reckoned_with()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"campaign","data":{"currentDate":"The third of Frost"}}""");
        Assert.Equal("no-date", (await RefusedAsync(Gm, "advance_time", """{"days":1}""")).Code);
        Assert.Equal("The third of Frost", (await StateAsync()).World.Find("campaign")!.Its.Text("currentDate"));
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"campaign","data":{"date":{"year":-3,"month":12,"day":31,"hour":23}}}""");
        Assert.EndsWith("1 January -2, 01:00.", Said(await DoneAsync(Gm, "advance_time", """{"hours":2}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_mistakes_a_name_is_told_of_the_one_they_may_have_meant()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow"}}"""), "id");
        Assert.Contains($"Marlow ({id})", Said(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlo"}}""")), StringComparison.Ordinal);
        Assert.DoesNotContain(id, Said(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Sextus"}}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_applied_whole_or_not_at_all()
    {
        Assert.Equal("data[1].status", (await RefusedAsync(Gm, "update_campaign_data", """{"data_type":"quests","data":[{"name":"A"},{"name":"B","status":"lost"}]}""")).Field);
        var made = await DoneAsync(Gm, "update_campaign_data", """{"data_type":"quests","data":[{"name":"A"},{"name":"B","objectives":["Go",{"text":"Stay","done":true}]},{"name":"A","reward":"Salt."}]}""");
        Assert.Equal(["created", "created", "changed"], made.Data!.Value.GetProperty("items").EnumerateArray().Select(static one => Text(one, "done")));
        var b = (await StateAsync(Audience.Table)).World.Of(EntityTypes.Quest).Single(static one => one.Name == "B").Data;
        Assert.Equal("""[{"done":false,"text":"Go"},{"done":true,"text":"Stay"}]""", b.GetProperty("objectives").GetRawText());
        Assert.Equal("open", Text(b, "status"));
    }

    [Theory]
    [InlineData("data_type", """{"data_type":"dragons","data":{"name":"A"}}""")]
    [InlineData("data", """{"data_type":"npcs","data":7}""")]
    [InlineData("data", """{"data_type":"npcs","data":[]}""")]
    [InlineData("data", """{"data_type":"npcs","data":[1]}""")]
    [InlineData("data", """{"data_type":"npcs","data":{"name":"\ud83c"}}""")]
    [InlineData("data", """{"data_type":"npcs","data":{"\ud83c":1}}""")]
    [InlineData("name", """{"data_type":"npcs","data":{}}""")]
    [InlineData("name", """{"data_type":"npcs","data":{"name":null}}""")]
    [InlineData("name", """{"data_type":"npcs","data":{"name":["A"]}}""")]
    [InlineData("text", """{"data_type":"notes","data":{"name":"A"}}""")]
    [InlineData("id", """{"data_type":"npcs","data":{"id":"nobody"}}""")]
    [InlineData("id", """{"data_type":"npcs","data":{"id":7}}""")]
    [InlineData("_delete", """{"data_type":"npcs","data":{"name":"A","_delete":"yes"}}""")]
    [InlineData("description", """{"data_type":"npcs","data":{"name":"A","description":"$LONG"}}""")]
    [InlineData("description", """{"data_type":"npcs","data":{"name":"A","description":"bell \u0007"}}""")]
    [InlineData("odd", """{"data_type":"npcs","data":{"name":"A","odd":"$LONG"}}""")]
    [InlineData("odd", """{"data_type":"npcs","data":{"name":"A","odd":$MANY}}""")]
    [InlineData("odd", """{"data_type":"npcs","data":{"name":"A","odd":$DIGITS}}""")]
    [InlineData("audience", """{"data_type":"npcs","data":{"name":"A","audience":["friends"]}}""")]
    [InlineData("audience", """{"data_type":"sessions","data":{"name":"A","audience":["gm"]}}""")]
    [InlineData("status", """{"data_type":"sessions","data":{"name":"A","status":"active"}}""")]
    [InlineData("author", """{"data_type":"notes","data":{"text":"A","author":"kim"}}""")]
    [InlineData("rules", """{"data_type":"campaign","data":{"rules":2034}}""")]
    [InlineData("date", """{"data_type":"campaign","data":{"date":"1492-02-30"}}""")]
    [InlineData("date", """{"data_type":"campaign","data":{"date":"soon"}}""")]
    [InlineData("calendar", """{"data_type":"campaign","data":{"calendar":{"months":[]}}}""")]
    [InlineData("was", """{"data_type":"npcs","data":{"name":"A"},"was":7}""")]
    [InlineData("was", """{"data_type":"npcs","data":[{"name":"A"}],"was":{}}""")]
    [InlineData("sheet.combat.hp", """{"data_type":"characters","data":{"name":"A","sheet":{"combat":{"hp":{"current":-4}}}}}""")]
    public async Task What_cannot_be_kept_is_refused_with_the_field(string field, string arguments)
    {
        var its = arguments.Replace("$LONG", new string('a', Texts.LongestNote + 1), StringComparison.Ordinal)
            .Replace("$MANY", $"[{string.Join(',', Enumerable.Repeat("1", 1_001))}]", StringComparison.Ordinal)
            .Replace("$DIGITS", new string('9', 60), StringComparison.Ordinal);
        Assert.Equal(field, (await RefusedAsync(Gm, "update_campaign_data", its)).Field);
    }

    [Fact]
    public async Task What_is_nested_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40);
        var list = new string('[', 40) + new string(']', 40);
        Assert.Equal("invalid", (await RefusedAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"name":"A","x":{{deep}} } }""")).Code);
        Assert.Equal("invalid", (await RefusedAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"name":"A","x":{{list}} } }""")).Code);
    }

    [Fact]
    public async Task The_longest_texts_in_any_script_can_be_kept_replaced_and_taken_back()
    {
        foreach (var letter in new[] { 'a', '<', 'ж', '海' })
        {
            var (one, other) = (new string(letter, Texts.LongestNote), "x" + new string(letter, Texts.LongestNote - 1));
            var id = Text(await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"handouts","data":{"name":"Letter {{(int)letter}}","text":"{{one}}","description":"{{one}}","notes":"{{one}}"} }"""), "id");
            await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"handouts","data":{"id":"{{id}}","text":"{{other}}","description":"{{other}}"} }""");
            Assert.Equal(other, (await StateAsync()).World.Find(id)!.Its.Text("text"));
            await DoneAsync(Gm, "undo");
            Assert.Equal(one, (await StateAsync(Gm.Audience)).World.Find(id)!.Its.Text("text"));
            await DoneAsync(Gm, "redo");
            Assert.Equal(other, (await StateAsync(Gm.Audience)).World.Find(id)!.Its.Text("description"));
        }
    }

    [Fact]
    public async Task A_wrong_name_is_answered_with_near_ones_and_one_that_several_bear_with_their_ids()
    {
        var one = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow the Keeper"}}"""), "id");
        Assert.Contains(one, (await RefusedAsync(Gm, "get_campaign_data", """{"id":"Marlo the Keeper"}""")).Hint, StringComparison.Ordinal);
        Assert.DoesNotContain(one, (await RefusedAsync(Kim, "get_campaign_data", """{"id":"Marlo the Keeper"}""")).ToString(), StringComparison.Ordinal);
        var other = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow the Keeper","_new":true}}"""), "id");
        var error = await RefusedAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow the Keeper","goal":"Salt."}}""");
        Assert.Equal(("ambiguous", true, true), (error.Code, error.Hint!.Contains(one, StringComparison.Ordinal), error.Hint.Contains(other, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_call_that_comes_twice_makes_one_thing()
    {
        var first = await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":[{"name":"A"},{"name":"B"}]}""", "twice");
        var again = await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":[{"name":"A"},{"name":"B"}]}""", "twice");
        Assert.Equal(Said(first), Said(again));
        Assert.Equal(2, (await StateAsync()).World.Of(EntityTypes.Npc).Count());
    }

    [Fact]
    public async Task Hit_points_of_a_sheet_change_in_the_fight_too()
    {
        var id = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":40}"""), "id");
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"Oddo","initiative":3,"is_player":true,"hp":{"current":40,"max":40}}]}""");
        await DoneAsync(Gm, "update_campaign_data", $$$"""{"data_type":"characters","data":{"id":"{{{id}}}","sheet":{"combat":{"hp":{"current":7}} } } }""");
        Assert.Equal(7, (await StateAsync()).Fight!.Fighters[0].Hp!.Current);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        var many = string.Join(',', Enumerable.Range(1, 45).Select(static number => $$"""{"name":"Gull {{number}}"}"""));
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"monsters","data":[{{many}}]}""");
        var first = (await DoneAsync(Gm, "get_campaign_data", """{"data_type":"monsters","limit":30}""")).Data!.Value;
        var second = (await DoneAsync(Gm, "get_campaign_data", """{"data_type":"monsters","limit":30,"offset":30}""")).Data!.Value;
        Assert.Equal((45, 30, 30), (first.GetProperty("total").GetInt32(), first.GetProperty("items").GetArrayLength(), first.GetProperty("next_offset").GetInt32()));
        Assert.Equal(15, second.GetProperty("items").GetArrayLength());
        Assert.False(second.TryGetProperty("next_offset", out _));
        Assert.Equal("limit", (await RefusedAsync(Gm, "get_campaign_data", """{"data_type":"monsters","limit":0}""")).Field);
    }

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString()!;
}
