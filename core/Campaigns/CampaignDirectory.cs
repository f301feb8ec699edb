using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>A campaign as lists show it.</summary>
public sealed record CampaignEntry(string Id, string Name, string System, DateTimeOffset Created);

/// <summary>Which campaigns there are.</summary>
public sealed class CampaignDirectory(IJournalStore store, Views<CampaignState> views)
{
    public async Task<IReadOnlyList<CampaignEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<CampaignEntry>();
        foreach (var journal in store.Journal.Journals)
        {
            if ((await views.StateAsync(journal, null, cancellationToken)).State.Its.Info is { } info)
            {
                var first = await store.Journal.ReadAsync(new EventQuery(journal, null) { Limit = 1 }, cancellationToken);
                all.Add(new CampaignEntry(journal, info.Name, info.System, first[0].Event.At));
            }
        }

        return all;
    }

    public async Task<bool> ExistsAsync(string campaign, CancellationToken cancellationToken) =>
        (await views.StateAsync(campaign, null, cancellationToken)).State.Its.Info is not null;

    /// <returns>The campaign that was created last, or null.</returns>
    public async Task<string?> NewestAsync(CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).MaxBy(static one => one.Created)?.Id;
}
