using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Who is told of a picture in one campaign: the same bytes may be open in one and secret in another.</summary>
public sealed class CampaignPictures(Views<CampaignState> views)
{
    public async Task<bool> AreToldAsync(string campaign, string hash, Audience reader, CancellationToken cancellationToken) =>
        BlobAudiences.Told((await views.StateAsync(campaign, null, cancellationToken)).State.Its.World, hash) is { } told && reader.MaySee(told);
}
