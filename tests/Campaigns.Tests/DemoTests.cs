using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task Nobody_but_the_game_master_sees_what_the_demo_hides()
    {
        var folder = Directory.CreateTempSubdirectory();
        var opened = await JournalStores.OpenAsync(new StoreOptions(folder.FullName, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
        await using (var store = opened.Value!)
        {
            var fold = new CampaignFold();
            var views = new Views<CampaignState>(store, fold);
            var gm = new Principal("gm", Role.GameMaster, "test");
            var campaign = await Demo.EnsureAsync(store, CampaignTools.All(store, views, TimeProvider.System), gm, CancellationToken.None);
            var exact = (await views.CurrentAsync(campaign, gm.Audience, CancellationToken.None)).View.Parts;
            Assert.Contains("Cellar Lurker", exact["initiative"].GetRawText(), StringComparison.Ordinal);
            Assert.Equal(3, exact["rolls"].GetArrayLength());
            foreach (var audience in new[] { Audience.Everyone, Audience.Table })
            {
                var state = (await views.StateAsync(campaign, audience, CancellationToken.None)).State;
                var parts = fold.Parts(state);
                Assert.DoesNotContain("Lurker", string.Concat(parts.Values.Select(static part => part.GetRawText())), StringComparison.Ordinal);
                Assert.Contains("Unknown creature 1", parts["initiative"].GetRawText(), StringComparison.Ordinal);
                Assert.DoesNotContain("\"hp\"", parts["initiative"].GetRawText(), StringComparison.Ordinal);
                Assert.Equal(2, parts["rolls"].GetArrayLength());
                Assert.Equal(parts["initiative"].GetRawText(), fold.Parts(fold.Load(fold.Save(state)))["initiative"].GetRawText());
            }
        }

        folder.Delete(recursive: true);
    }
}
