using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class SharingTests : TableSuite
{
    [Fact]
    public async Task A_handout_is_known_to_those_whom_it_was_shared_with_and_nobody_else()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"handouts","data":{"name":"Letter","text":"Come alone.","secret":"Forged.","seal":"red","withheld":["seal"]}}"""), "id");
        Assert.Null((await StateAsync(Kim.Audience)).World.Find(id));
        await DoneAsync(Gm, "add_character", """{"name":"Ilvane","player":"Kim","max_hp":9}""");
        Assert.Contains("kim", Said(await DoneAsync(Gm, "share", """{"id":"Letter","audience":["Ilvane"]}""")), StringComparison.Ordinal);
        Assert.Equal("""{"name":"Letter","text":"Come alone."}""", (await StateAsync(Kim.Audience)).World.Find(id)!.Data.GetRawText());
        Assert.Null((await StateAsync(Sam.Audience)).World.Find(id));
        await DoneAsync(Gm, "share", """{"id":"Letter","audience":["table"]}""");
        Assert.NotNull((await StateAsync(Sam.Audience)).World.Find(id));
        Assert.Null((await StateAsync(Audience.Everyone)).World.Find(id));
        await DoneAsync(Gm, "share", """{"id":"Letter","audience":["gm"]}""");
        Assert.Null((await StateAsync(Sam.Audience)).World.Find(id));
        Assert.Equal("Forged.", (await StateAsync(Gm.Audience)).World.Find(id)!.Its.Text("secret"));
        await DoneAsync(Gm, "undo");
        Assert.NotNull((await StateAsync(Sam.Audience)).World.Find(id));
    }

    [Theory]
    [InlineData("id", """{"id":"nothing","audience":["table"]}""")]
    [InlineData("id", """{"id":"campaign","audience":["table"]}""")]
    [InlineData("audience", """{"id":"Letter","audience":[]}""")]
    [InlineData("audience", """{"id":"Letter","audience":["friends"]}""")]
    [InlineData("audience", """{"id":"Letter","audience":["Stray"]}""")]
    public async Task What_cannot_be_shared_is_refused_with_the_field(string field, string arguments)
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"handouts","data":{"name":"Letter"}}""");
        await DoneAsync(Gm, "add_character", """{"name":"Stray","max_hp":9}""");
        Assert.Equal(field, (await RefusedAsync(Gm, "share", arguments)).Field);
    }

    [Fact]
    public async Task The_last_objective_completes_a_quest()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"quests","data":{"name":"Salt","objectives":["Find the salt","Carry it home"]}}""");
        await DoneAsync(Gm, "complete_objective", """{"quest":"salt","objective":"carry"}""");
        Assert.Equal("open", Quest(await StateAsync(Audience.Table)).Text("status"));
        Assert.Contains("completed", Said(await DoneAsync(Gm, "complete_objective", """{"quest":"salt","objective":"1"}""")), StringComparison.Ordinal);
        Assert.Equal("completed", Quest(await StateAsync(Audience.Table)).Text("status"));
        await DoneAsync(Gm, "complete_objective", """{"quest":"salt","objective":"1","reopen":true}""");
        Assert.Equal("active", Quest(await StateAsync()).Text("status"));
        Assert.Equal("objective", (await RefusedAsync(Gm, "complete_objective", """{"quest":"salt","objective":"3"}""")).Field);
        Assert.Equal("quest", (await RefusedAsync(Gm, "complete_objective", """{"quest":"pepper","objective":"3"}""")).Field);
    }

    private static Leaves Quest(KnownState its) => its.World.Of(EntityTypes.Quest).Single().Its;
}
