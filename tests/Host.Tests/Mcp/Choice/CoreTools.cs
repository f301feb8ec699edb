using System.Security.Cryptography;
using System.Text;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

/// <summary>All tools that the program itself has, made as the host makes them.</summary>
internal static class CoreTools
{
    public static async Task<IReadOnlyList<ToolDescription>> DescribedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("choice").FullName;
        try
        {
            var opened = await JournalStores.OpenAsync(new StoreOptions(folder, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), CancellationToken.None);
            await using var store = opened.Value!;
            await using var rules = new RulesDesk(new RulesOptions(Path.Combine(folder, "rules"), [], TimeProvider.System));
            var views = new Views<CampaignState>(store, new CampaignFold());
            IReadOnlyList<ITool> tools =
            [
                .. CampaignTools.All(store, views, TimeProvider.System, static purpose => SHA256.HashData(Encoding.UTF8.GetBytes(purpose)), folder, rules),
                .. RulesTools.All(rules),
                new WhatNowTool(store, views, new CampaignDirectory(store, views)),
                new SelectCampaignTool(null, new CampaignDirectory(store, views), null),
            ];
            return [.. tools.Select(static tool => tool.Description)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
