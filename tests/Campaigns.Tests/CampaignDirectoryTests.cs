using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class CampaignDirectoryTests : TableSuite
{
    [Fact]
    public async Task Campaigns_are_listed_as_they_were_created_and_the_hosts_journal_is_none()
    {
        await Store.Journal.CommitAsync(new Commit { Step = new Step("host", Gm, [new NewEvent("host/started", JsonElement.Parse("{}"), Audience.GameMaster)]) }, CancellationToken.None);
        var first = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(1));
        var second = Text(await DoneAsync(Gm, "create_campaign", """{"name":"Brine","system":"coc7e"}"""), "id");
        Time.Advance(TimeSpan.FromHours(1));
        await DoneAsync(Gm, "start_session");
        var directory = new CampaignDirectory(Store, Views);
        Assert.Equal(
            [new CampaignEntry(Campaign, "The Salt Road", "generic", first), new CampaignEntry(second, "Brine", "coc7e", first.AddHours(1))],
            await directory.ListAsync(CancellationToken.None));
        Assert.Equal(second, directory.Newest);
        Assert.Equal((true, true, false, false, false), (directory.Exists(Campaign), directory.Exists(second), directory.Exists("host"), directory.Exists("nowhere"), directory.Exists("")));
    }
}
