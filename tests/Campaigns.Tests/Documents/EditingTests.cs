using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class EditingTests : TableSuite
{
    [Theory]
    [InlineData("A. B. C.", "A. B. C. D.", "X. B. C.", "X. B. C. D.")]
    [InlineData("A. B.", "A. B. C.", "A. B. D.", "A. B. C. D.")]
    [InlineData("A\nB\nC", "A\nC", "A\nB\nC\nD", "A\nC\nD")]
    [InlineData("A", "A", "B", "B")]
    [InlineData("A. B.", "A. X.", "A. Y.", null)]
    [InlineData("A", "B", "B", "B")]
    public void Two_changes_of_a_text_stand_side_by_side_unless_they_meet(string was, string one, string other, string? merged) => Assert.Equal(merged, TextMerge.Merge(was, one, other));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Merging_with_what_did_not_change_is_the_other_and_the_order_of_two_matters_only_where_both_add(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var (was, one, other) = (Text(random), Text(random), Text(random));
            Assert.Equal(one, TextMerge.Merge(was, was, one));
            Assert.Equal(one, TextMerge.Merge(was, one, was));
            Assert.Equal(one, TextMerge.Merge(was, one, one));
            var both = TextMerge.Merge(was, one, other);
            Assert.Equal(both is null, TextMerge.Merge(was, other, one) is null);

            // Nothing is made up.
            Assert.True(both is null || both.Split(' ', '\n').All(word => word.Length == 0 || was.Contains(word, StringComparison.Ordinal) || one.Contains(word, StringComparison.Ordinal) || other.Contains(word, StringComparison.Ordinal)));
        }

        static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => "ABCD"[random.Next(4)] + "."));
    }

    [Fact]
    public async Task Two_who_change_different_properties_do_not_meet_and_texts_are_merged()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","description":"Old. Tired.","age":60,"mood":"calm"}}"""), "id");
        const string Was = """{"description":"Old. Tired.","age":60,"mood":"calm"}""";
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"Old. Tired. Blind.","mood":"angry"},"was":{{Was}} }""");
        var merged = await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"Ancient. Tired.","age":61,"mood":"calm"},"was":{{Was}} }""");
        Assert.Contains("merged", Said(merged), StringComparison.Ordinal);
        var its = (await StateAsync()).World.Find(id)!.Its;
        Assert.Equal(("Ancient. Tired. Blind.", 61, "angry"), (its.Text("description"), its.Number("age"), its.Text("mood")));
    }

    [Fact]
    public async Task Where_neither_is_safe_both_versions_are_shown_and_nothing_is_applied()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","age":60,"tags":["a"]}}"""), "id");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","age":70,"tags":["a","b"]} }""");
        var error = await RefusedAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","age":80,"tags":["c"],"goal":"Salt."},"was":{"age":60,"tags":["a"]} }""");
        Assert.Equal(("edit-conflict", "age"), (error.Code, error.Field));
        var conflicts = error.Details!.Value.GetProperty("conflicts");
        Assert.Equal("""{"property":"age","was":60,"now":70,"yours":80}""", conflicts[0].GetRawText());
        Assert.Equal("""{"property":"tags","was":["a"],"now":["a","b"],"yours":["c"]}""", conflicts[1].GetRawText());
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","age":80},"was":{"age":70} }""");
    }

    [Fact]
    public async Task What_somebody_removed_or_made_since_is_a_conflict_too()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","age":60}}"""), "id");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","age":null,"goal":"Salt."} }""");
        Assert.Equal("edit-conflict", (await RefusedAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","age":61},"was":{"age":60} }""")).Code);
        Assert.Equal("edit-conflict", (await RefusedAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","goal":"Gold."},"was":{"goal":null} }""")).Code);
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","age":null,"goal":"Salt."},"was":{"age":60,"goal":null} }""");
    }

    [Fact]
    public async Task A_player_writes_notes_and_what_is_theirs_alone()
    {
        var ilvane = Text(await DoneAsync(Gm, "add_character", """{"name":"Ilvane","player":"Kim","max_hp":9}"""), "id");
        var sword = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"items","data":{"name":"Sword","owner":"Ilvane"}}"""), "id");
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"locations","data":{"name":"Mill","audience":["table"]}}""");
        var note = Text(await DoneAsync(Kim, "update_campaign_data", """{"data_type":"notes","data":{"text":"Salt."}}"""), "id");
        await DoneAsync(Kim, "update_campaign_data", $$"""{"data_type":"notes","data":{"id":"{{note}}","text":"Salt and ash."} }""");
        await DoneAsync(Kim, "update_campaign_data", $$$"""{"data_type":"characters","data":{"id":"{{{ilvane}}}","description":"Tall.","sheet":{"notes":{"bonds":"The sea."} } } }""");
        await DoneAsync(Kim, "update_campaign_data", $$"""{"data_type":"items","data":{"id":"{{sword}}","notes":"Rusty."} }""");
        Assert.Equal("forbidden", (await RefusedAsync(Sam, "update_campaign_data", $$"""{"data_type":"notes","data":{"id":"{{note}}","text":"No."} }""")).Code);
        Assert.Equal("forbidden", (await RefusedAsync(Sam, "update_campaign_data", $$"""{"data_type":"items","data":{"id":"{{sword}}","notes":"No."} }""")).Code);
        Assert.Equal("forbidden", (await RefusedAsync(Kim, "update_campaign_data", """{"data_type":"locations","data":{"name":"Mill","description":"No."}}""")).Code);
        Assert.Equal("forbidden", (await RefusedAsync(Kim, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Mine"}}""")).Code);
        Assert.Equal("owner", (await RefusedAsync(Kim, "update_campaign_data", $$"""{"data_type":"items","data":{"id":"{{sword}}","owner":"sam"} }""")).Field);
        Assert.Equal("forbidden", (await RefusedAsync(Kim, "update_campaign_data", $$"""{"data_type":"characters","data":{"id":"{{ilvane}}","_delete":true} }""")).Code);
        await DoneAsync(Kim, "update_campaign_data", $$"""{"data_type":"notes","data":{"id":"{{note}}","_delete":true} }""");
    }

    [Fact]
    public async Task A_player_overwrites_nothing_that_is_withheld_from_them()
    {
        var ilvane = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"characters","data":{"name":"Ilvane","owner":"kim","description":"Cursed.","withheld":["description"]}}"""), "id");
        var error = await RefusedAsync(Kim, "update_campaign_data", $$"""{"data_type":"characters","data":{"id":"{{ilvane}}","description":"Blessed."},"was":{"description":"?"} }""");
        Assert.DoesNotContain("Cursed", $"{error} {error.Details}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_for_few_is_known_to_its_writer_and_the_game_master()
    {
        await DoneAsync(Kim, "update_campaign_data", """{"data_type":"notes","data":{"text":"Sam cheats.","audience":["gm"]}}""");
        Assert.Single((await StateAsync(Kim.Audience)).World.Of(EntityTypes.Note));
        Assert.Single((await StateAsync(Gm.Audience)).World.Of(EntityTypes.Note));
        Assert.Empty((await StateAsync(Sam.Audience)).World.Of(EntityTypes.Note));
    }

    [Fact]
    public async Task A_note_from_before_that_few_were_told_stays_theirs_when_it_is_edited()
    {
        var planted = new NewEvent(CampaignKinds.NoteAdded, System.Text.Json.JsonElement.Parse("""{"text":"Veiled"}"""), Audience.GameMaster);
        await Store.Journal.CommitAsync(new Journal.Commit { Step = new Journal.Step(Campaign, Gm, [planted]) }, CancellationToken.None);
        var id = (await StateAsync()).World.Of(EntityTypes.Note).Single().Id;
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"notes","data":{"id":"{{id}}","text":"Veiled still","name":"Hidden"} }""");
        Assert.Empty((await StateAsync(Audience.Table)).World.Of(EntityTypes.Note));
        Assert.Equal("Veiled still", (await StateAsync(Gm.Audience)).World.Find(id)!.Its.Text("text"));
    }
}
