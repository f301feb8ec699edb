using PluginHost.Campaigns;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Lets callers into campaigns, as whoever they are there. Who asked in vain is put on the record, and not told whether there was anything.</summary>
internal sealed class Admission(People people, CampaignDirectory campaigns, SecurityLog security)
{
    /// <summary>A caller as they stand in a campaign; null when they may not enter it, or when there is none.</summary>
    public Principal? Of(Principal caller, string campaign)
    {
        if (Silently(caller, campaign) is { } there)
        {
            return there;
        }

        security.Refused(new SecurityRecord("refused-campaign", "Somebody asked for a campaign that is not theirs.") { Person = caller.Person, Target = campaign, Door = caller.Door });
        return null;
    }

    /// <summary>The same for what nobody asked for by name.</summary>
    public Principal? Silently(Principal caller, string campaign) => campaigns.Exists(campaign) ? people.In(caller, campaign) : null;

    /// <summary>Whether a caller may be somewhere else than where they came in.</summary>
    public bool Roams(Principal caller) => caller.Campaign is null || people.Find(caller.Person)?.Roles.Keys.Any(campaign => campaign != caller.Campaign && Silently(caller, campaign) is not null) == true;
}
