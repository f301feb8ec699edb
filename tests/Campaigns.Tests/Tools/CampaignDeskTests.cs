using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class CampaignDeskTests
{
    private static readonly Principal Gm = new("gm", Role.GameMaster, "test");

    [Fact]
    public async Task A_repeated_roll_answers_with_the_first_and_a_dry_run_appends_nothing()
    {
        var folder = Directory.CreateTempSubdirectory();
        var opened = await JournalStores.OpenAsync(new StoreOptions(folder.FullName, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
        await using (var store = opened.Value!)
        {
            var tools = CampaignTools.All(store, new Views<CampaignState>(store, new CampaignFold()), TimeProvider.System, static purpose => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(purpose)), "imports");
            var campaign = await Demo.EnsureAsync(store, tools, Gm, CancellationToken.None);
            var roll = new ToolCall("again", "roll_dice", JsonElement.Parse("""{"expression":"20d1000"}"""), Gm) { Campaign = campaign };
            var first = await Call(tools, roll);
            var head = store.Journal.Head(campaign);
            Assert.Equal(first.Data!.Value.GetRawText(), (await Call(tools, roll)).Data!.Value.GetRawText());
            var next = new ToolCall("dry", "next_turn", JsonElement.Parse("{}"), Gm) { Campaign = campaign, DryRun = true };
            Assert.Null((await Call(tools, next)).Error);
            var lost = new ToolCall("lost", "next_turn", JsonElement.Parse("{}"), Gm);
            Assert.NotNull((await Call(tools, lost)).Error!.Hint);
            Assert.Equal(head, store.Journal.Head(campaign));
        }

        folder.Delete(recursive: true);
    }

    private static Task<ToolResult> Call(IReadOnlyList<ITool> tools, ToolCall call) =>
        tools.Single(tool => tool.Description.Name == call.Tool).CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None);
}
