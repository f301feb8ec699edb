using System.Diagnostics;
using System.Runtime.CompilerServices;
using PluginHost.Campaigns;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What the doors open onto: the tools and plugins of the house, and the campaigns of the journal.</summary>
internal sealed class TableDesk(PluginHouse house, CampaignDirectory campaigns, HostMeters meters, People people, SecurityLog security) : ITable
{
    /// <summary>By what some tools are told of another campaign than the one that a call is made in.</summary>
    private const string Argument = "campaign_id";

    /// <summary>The same feed is always the same handle, so that viewers can share a channel; it dies with the feed.</summary>
    private readonly ConditionalWeakTable<OfferedFeed, FeedHandle> _handles = [];

    public IReadOnlyList<ToolDescription> Tools(Principal caller) => house.Tools.For(caller);

    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (call.Campaign is { } campaign)
        {
            if (people.In(call.Caller, campaign) is not { } there || !CampaignExists(campaign))
            {
                Refused(call.Caller, campaign);
                return ToolResult.Failed(Error.NotFound($"There is no campaign '{campaign}'.") with { Field = "campaign" });
            }

            call = call with { Caller = there };
        }

        var started = Stopwatch.GetTimestamp();
        var result = await house.Tools.CallAsync(call, progress, cancellationToken);
        meters.Called(call.Caller.Door, result.Error is null, Stopwatch.GetElapsedTime(started));
        if (result.Error is { Code: "not-found", Field: Argument })
        {
            Refused(call.Caller, call.Arguments.TryGetProperty(Argument, out var named) ? named.ToString() : null);
        }

        return result;
    }

    public IOfferedFeed? Feed(string plugin, string name) => Handle(house.Feed(plugin, name));

    public IOfferedFeed? FeedByAlias(string path) => path == TableFeed.Path ? TableFeed.Instance : Handle(house.FeedByAlias(path));

    public string? Asset(string plugin, string path) => house.AssetFolder(plugin) is { } folder ? AssetFiles.Find(folder, path) : null;

    public Task<Result<EndpointResponse>> HandleAsync(string plugin, EndpointRequest request, CancellationToken cancellationToken) =>
        house.HandleAsync(plugin, request, cancellationToken);

    public string? DefaultCampaign(Principal caller) => caller.Campaign ?? campaigns.Newest;

    public bool CampaignExists(string campaign) => campaigns.Exists(campaign);

    public async Task<IReadOnlyList<CampaignName>> CampaignsAsync(CancellationToken cancellationToken) =>
        [.. (await campaigns.ListAsync(cancellationToken)).Select(static one => new CampaignName(one.Id, one.Name))];

    private void Refused(Principal caller, string? campaign) =>
        security.Refused(new SecurityRecord("refused-campaign", "Somebody asked for a campaign that is not theirs.") { Person = caller.Person, Target = campaign, Door = caller.Door });

    private FeedHandle? Handle(OfferedFeed? feed) => feed is null ? null : _handles.GetValue(feed, static one => new FeedHandle(one));
}
