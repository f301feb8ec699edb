using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PluginHost.Campaigns;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What the doors open onto: the tools and plugins of the house, and the campaigns of the journal.</summary>
internal sealed class TableDesk(PluginHouse house, CampaignDirectory campaigns, HostMeters meters, Admission admission) : ITable
{
    private const string CampaignArgument = "campaign_id";

    /// <summary>The same feed is always the same handle, so that viewers can share a channel; it dies with the feed.</summary>
    private readonly ConditionalWeakTable<OfferedFeed, FeedHandle> _handles = [];

    public IReadOnlyList<ToolDescription> Tools(Principal caller) => house.Tools.For(caller);

    public ToolDescription? Tool(Principal caller, string name) => house.Tools.Find(caller, name);

    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (call.Campaign is { } campaign)
        {
            if (admission.Of(call.Caller, campaign) is not { } there)
            {
                return ToolResult.Failed(Error.NotFound($"There is no campaign '{campaign}'.") with { Field = "campaign" });
            }

            call = call with { Caller = there };
        }

        if (Named(call) is { } named && !call.Caller.MayEnter(named))
        {
            if (admission.Of(call.Caller, named) is not { } there)
            {
                return ToolResult.Failed(Error.NotFound("There is no such campaign.") with { Field = CampaignArgument, Hint = "list_campaigns shows those that there are." });
            }

            call = call with { Caller = there, Campaign = named };
        }

        var started = Stopwatch.GetTimestamp();
        var result = await house.Tools.CallAsync(call, progress, cancellationToken);
        meters.Called(call.Caller.Door, result.Error is null, Stopwatch.GetElapsedTime(started));
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

    /// <summary>The campaign that an argument names: whoever is somebody else there, is that for this call.</summary>
    private static string? Named(ToolCall call) =>
        call.Arguments.ValueKind == JsonValueKind.Object && call.Arguments.TryGetProperty(CampaignArgument, out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;

    private FeedHandle? Handle(OfferedFeed? feed) => feed is null ? null : _handles.GetValue(feed, static one => new FeedHandle(one));
}
