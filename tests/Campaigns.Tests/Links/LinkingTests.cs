using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class LinkingTests : TableSuite
{
    [Fact]
    public async Task Links_in_texts_and_of_their_own_lead_both_ways()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":[{"name":"Marlow","aliases":["The Keeper"],"links":[{"to":"Mill","as":"home"}]},{"name":"Ada","description":"Fears [[the keeper|him]] and [[npcs:Marlow]], [[]] and [[nobody."}]}""");
        var mill = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"locations","data":{"name":"Mill","description":"[[Marlow]]'s. [[Bogus]]"}}"""), "id");
        var one = (await DoneAsync(Gm, "get_campaign_data", """{"id":"Marlow"}""")).Data!.Value;
        Assert.Equal((mill, "home"), one.GetProperty("linked_to")[0] is var link ? (link.GetProperty("id").GetString(), link.GetProperty("as").GetString()) : default);
        Assert.Equal(["Mill", "Ada", "Ada"], one.GetProperty("linked_from").EnumerateArray().Select(static from => from.GetProperty("name").GetString()).OrderByDescending(static name => name));
        var broken = (await DoneAsync(Gm, "check_links")).Data!.Value;
        Assert.Equal((1, "Bogus"), (broken.GetProperty("broken").GetInt32(), broken.GetProperty("items")[0].GetProperty("mention").GetString()));
    }

    [Fact]
    public async Task What_the_caller_does_not_know_of_is_linked_to_nothing()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","description":"Haunts the [[Mill]]."}}""");
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"locations","data":{"name":"Mill","audience":["table"],"description":"[[Marlow]]"}}""");
        var mill = (await DoneAsync(Kim, "get_campaign_data", """{"id":"Mill"}""")).Data!.Value;
        Assert.Empty(mill.GetProperty("linked_from").EnumerateArray());
        Assert.False(mill.GetProperty("linked_to")[0].TryGetProperty("id", out _));
    }

    [Fact]
    public async Task Links_into_rulebooks_are_looked_up_anew_whenever_the_shelf_has_changed()
    {
        var folder = Directory.CreateTempSubdirectory("linking-").FullName;
        await using var rules = new RulesDesk(new RulesOptions(folder, [folder], TimeProvider.System));
        UseRules(rules);
        var tools = RulesTools.All(rules);
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","description":"Casts [[rules:Ember Sleet]]."}}""");
        Assert.Contains("No rulebook on the shelf has it.", Said(await DoneAsync(Gm, "check_links")), StringComparison.Ordinal);

        var book = Path.Combine(folder, "book.md");
        await File.WriteAllTextAsync(book, "# Book of Salt\n\n## Spells\n\n### Ember Sleet\n\n*2nd-level evocation*\n\n**Casting Time:** 1 action\n**Range:** 60 feet\n**Components:** V, S\n**Duration:** Instantaneous\n\nBurning sleet falls.\n");
        await RulesAsync("add_source", $$"""{"pdf_path":"{{book}}","rulebook_name":"Book of Salt","system":"generic"}""");
        var shown = (await DoneAsync(Gm, "get_campaign_data", """{"id":"Marlow"}""")).Data!.Value.GetProperty("linked_to")[0];
        Assert.Equal("Book of Salt", shown.GetProperty("rulebook").GetString());
        await RulesAsync("reindex_sources", "{}");
        Assert.StartsWith("The one link", Said(await DoneAsync(Gm, "check_links")), StringComparison.Ordinal);

        async Task RulesAsync(string name, string arguments)
        {
            var call = new ToolCall("x" + name, name, System.Text.Json.JsonElement.Parse(arguments), Gm);
            Assert.Null((await tools.Single(tool => tool.Description.Name == name).CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None)).Error);
        }
    }
}
