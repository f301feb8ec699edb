using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Tests;

/// <summary>What the host says in passing is said in words that a person would use.</summary>
public sealed class PlainWordsTests : TableSuite
{
    [Fact]
    public async Task A_first_name_is_enough_when_only_one_bears_it()
    {
        await DoneAsync(Gm, "add_character", """{"name":"Oddo Finch","max_hp":9}""");
        await DoneAsync(Gm, "add_character", """{"name":"Ilvane Reed","max_hp":9}""");
        await DoneAsync(Gm, "add_character", """{"name":"Ilvane Moor","max_hp":9}""");
        Assert.Contains("Oddo Finch", Said(await DoneAsync(Gm, "apply_damage", """{"targets":["oddo"],"amount":3}""")), StringComparison.Ordinal);
        var refused = await RefusedAsync(Gm, "apply_damage", """{"targets":["Ilvane"],"amount":3}""");
        Assert.Contains("Ilvane Moor [", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_without_a_name_goes_by_how_it_begins()
    {
        var id = Text(await DoneAsync(Kim, "add_session_note", """{"note":"The keeper's log ends three winters ago, and nobody asked."}"""), "id");
        Assert.Contains("“The keeper's log ends three winters…”", Said(await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"notes","data":{"id":"{{id}}","tags":["log"]} }""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_is_told_and_taken_back_in_words_and_a_changed_list_is_shown_as_a_list()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"handouts","data":{"name":"Map of the reef","text":"Here be gulls."}}"""), "id");
        var before = (await DoneAsync(Gm, "history")).Data!.Value.GetProperty("items")[0].GetProperty("event").GetString();
        await DoneAsync(Gm, "share", $$"""{"id":"{{id}}","audience":["table"]}""");
        Assert.Contains("audience gm → table", Said(await DoneAsync(Gm, "diff", $$"""{"from":"{{before}}"}""")), StringComparison.Ordinal);
        Assert.Equal("Taken back: Map of the reef is known to the table now.", Said(await DoneAsync(Gm, "undo")));
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"handouts","data":{"id":"{{id}}","tags":["sea","old"]} }""");
        Assert.Contains("tags nothing → sea, old", Said(await DoneAsync(Gm, "diff", $$"""{"from":"{{before}}"}""")), StringComparison.Ordinal);
        Assert.Equal("Taken back: handout Map of the reef: tags", Said(await DoneAsync(Gm, "undo")));
    }

    [Fact]
    public async Task One_link_is_one_link()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":[{"name":"Marlow"},{"name":"Ada","description":"Knows [[Marlow]]."}]}""");
        Assert.Equal("The one link leads somewhere.", Said(await DoneAsync(Gm, "check_links")));
    }

    [Fact]
    public async Task A_template_that_cannot_be_read_is_named_by_whoever_rolls_and_lives_may_come_before_their_tables()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "templates")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.json"), "{");
        await File.WriteAllTextAsync(Path.Combine(folder, "a-life.hbs"), "{{name}} came by {{table \"way\"}}.");
        await File.WriteAllTextAsync(Path.Combine(folder, "way.txt"), "[way]\nthe sea\n");
        var said = Said(await DoneAsync(Gm, "roll_table", """{"table":"way"}"""));
        Assert.StartsWith("the sea\n- broken.json was left out.", said, StringComparison.Ordinal);
        var (library, remarks) = TemplateFolder.Read(folder, GeneratorLibrary.Own);
        Assert.Contains(library.Lives("fantasy"), static life => life.Name == "a-life");
        Assert.StartsWith("broken.json", Assert.Single(remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_a_line_lacks_is_named_with_those_it_has()
    {
        var refused = await RefusedAsync(Gm, "roll_table", """{"table":"[[w := home]] [[$w.colour]]"}""");
        Assert.Equal("What is remembered as \"w\" has no \"colour\".", refused.Message);
        Assert.StartsWith("The line that fell has ", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_provider_with_a_plugin_is_known_for_what_it_is()
    {
        var refused = await RefusedAsync(Gm, "import_file", """{"content":"{\"id\":1,\"success\":true,\"data\":{\"name\":\"Noct\",\"baseHitPoints\":28,\"stats\":[],\"modifiers\":{},\"classes\":[],\"race\":{} } }"}""");
        Assert.Contains("This is a character of D&D Beyond", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_makes_a_campaign_of_a_file_is_told_that_it_is_the_newest() =>
        Assert.Contains("is the newest now", Said(await DoneAsync(Gm, "import_file", """{"new_campaign":true,"content":"{\"version\":\"1.0\",\"campaign\":{\"name\":\"Reef\",\"system\":\"generic\"},\"world\":{},\"story\":{},\"resources\":{} }"}""")), StringComparison.Ordinal);
}
