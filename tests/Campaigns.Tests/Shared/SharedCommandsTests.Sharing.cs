using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed partial class SharedCommandsTests
{
    [Fact]
    public async Task Whoever_made_it_renames_it_and_says_who_sees_it_and_undo_takes_that_back()
    {
        var note = await MadeAsync(Kim, """{"kind":"note","name":"Plan","text":"We wait.","audience":["person:kim"]}""");
        Assert.True(await MineAsync(Kim, note));
        Assert.Equal("not-found", (await RefusedAsync(Sam, "get_shared", $$"""{"document":"{{note}}"}""")).Code);

        await DoneAsync(Kim, "update_campaign_data", $$"""{"data_type":"documents","data":{"id":"{{note}}","name":"The real plan","audience":["person:kim","person:sam"]} }""");
        Assert.Equal("We wait.", await TextAsync(Sam, note));
        Assert.Contains("The real plan", Said(await DoneAsync(Sam, "list_shared")), StringComparison.Ordinal);
        Assert.False(await MineAsync(Sam, note));
        Assert.Equal("forbidden", (await RefusedAsync(Sam, "update_campaign_data", $$"""{"data_type":"documents","data":{"id":"{{note}}","name":"Mine"} }""")).Code);
        Assert.DoesNotContain("real plan", await SavedAsync(Viewer), StringComparison.Ordinal);

        await DoneAsync(Sam, "edit_shared", Edit(note, "append", " Then we run."));
        await DoneAsync(Kim, "update_campaign_data", $$"""{"data_type":"documents","data":{"id":"{{note}}","audience":["person:kim"]} }""");
        Assert.Equal("not-found", (await RefusedAsync(Sam, "get_shared", $$"""{"document":"{{note}}"}""")).Code);
        Assert.DoesNotContain("run", await SavedAsync(Sam), StringComparison.Ordinal);
        Assert.DoesNotContain("We wait", await SavedAsync(Sam), StringComparison.Ordinal);
        await DoneAsync(Kim, "edit_shared", Edit(note, "append", " Or hide."));
        Assert.DoesNotContain("hide", await SavedAsync(Sam), StringComparison.Ordinal);

        await DoneAsync(Kim, "undo");
        await DoneAsync(Kim, "undo");
        Assert.Equal("We wait. Then we run.", await TextAsync(Sam, note));
        Assert.Equal("We wait. Then we run.", await TextAsync(Kim, note));
    }

    [Fact]
    public async Task A_board_that_goes_from_one_to_another_takes_nothing_hidden_along()
    {
        var board = await MadeAsync(Gm, """{"kind":"board","name":"Cellar","audience":["person:kim"]}""");
        var gm = await SiteAsync(Gm, board);
        await EditAsync(Gm, board, Set(gm, 1, $"{gm}:1", """{"type":"text","text":"Stairs"}"""), Set(gm, 2, $"{gm}:2", """{"type":"text","text":"Assassin","hidden":true}"""));
        Assert.Contains("Stairs", await ObjectsAsync(Kim, board), StringComparison.Ordinal);
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"documents","data":{"id":"{{board}}","audience":["person:sam"]} }""");
        Assert.DoesNotContain("Stairs", await SavedAsync(Kim), StringComparison.Ordinal);
        Assert.Contains("Stairs", await ObjectsAsync(Sam, board), StringComparison.Ordinal);
        foreach (var person in new[] { Kim, Sam, Viewer })
        {
            Assert.DoesNotContain("Assassin", await SavedAsync(person), StringComparison.Ordinal);
            Assert.DoesNotContain(await EventsAsync(person.Audience), static happened => happened.Event.Data.GetRawText().Contains("Assassin", StringComparison.Ordinal));
        }

        await DoneAsync(Gm, "undo");
        Assert.Contains("Stairs", await ObjectsAsync(Kim, board), StringComparison.Ordinal);
        Assert.Equal("not-found", (await RefusedAsync(Sam, "get_shared", $$"""{"document":"{{board}}"}""")).Code);
        Assert.Contains("Assassin", await ObjectsAsync(Gm, board), StringComparison.Ordinal);
    }

    private async Task<bool> MineAsync(Principal who, string document) => (await DoneAsync(who, "get_shared", $$"""{"document":"{{document}}"}""")).Data!.Value.GetProperty("mine").GetBoolean();

    /// <summary>All that a reader's view holds.</summary>
    private async Task<string> SavedAsync(Principal who) =>
        System.Text.Encoding.UTF8.GetString(new CampaignFold().Save((await Views.StateAsync(Campaign, who.Audience, CancellationToken.None)).State));
}
