using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>A campaign as lists show it.</summary>
public sealed record CampaignEntry(string Id, string Name, string System, DateTimeOffset Created);

/// <summary>Which campaigns there are.</summary>
public sealed class CampaignDirectory(IJournalStore store, Views<CampaignState> views)
{
    private const string HostJournal = "host";

    public async Task<IReadOnlyList<CampaignEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<CampaignEntry>();
        foreach (var journal in store.Journal.Journals.Where(Exists))
        {
            // A creation that was blanked takes the name away, not the campaign.
            var info = (await views.StateAsync(journal, null, cancellationToken)).State.Its.Info;
            var first = await store.Journal.ReadAsync(new EventQuery(journal, null) { Limit = 1 }, cancellationToken);
            all.Add(new CampaignEntry(journal, info?.Name ?? journal, info?.System ?? "", first[0].Event.At));
        }

        return all;
    }

    /// <summary>The game system that a campaign is played in; nothing when there is no such campaign.</summary>
    public async Task<string?> SystemOfAsync(string campaign, CancellationToken cancellationToken) =>
        Exists(campaign) ? (await views.StateAsync(campaign, null, cancellationToken)).State.Its.Info?.System : null;

    /// <summary>The session that is under way in a campaign, if any.</summary>
    public async Task<string?> SessionOfAsync(string campaign, CancellationToken cancellationToken) =>
        Exists(campaign) ? (await views.StateAsync(campaign, null, cancellationToken)).State.Its.Session?.Id : null;

    /// <summary>Every journal but the host's own is a campaign's: only creating one begins it.</summary>
    public bool Exists(string campaign) => campaign != HostJournal && store.Journal.Head(campaign) > 0;

    /// <summary>All of them by id, oldest first.</summary>
    public IEnumerable<string> Ids => store.Journal.Journals.Where(Exists);

    /// <summary>The campaign that was created last, or null.</summary>
    public string? Newest => store.Journal.Journals.LastOrDefault(static journal => journal != HostJournal);
}
