using System.Diagnostics;
using System.Runtime.CompilerServices;
using PluginHost.Campaigns;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What the doors open onto: the tools and plugins of the house, and the campaigns of the journal.</summary>
internal sealed class TableDesk(PluginHouse house, CampaignDirectory campaigns, HostMeters meters) : ITable
{
    /// <summary>The same feed is always the same handle, so that viewers can share a channel; it dies with the feed.</summary>
    private readonly ConditionalWeakTable<OfferedFeed, FeedHandle> _handles = [];

    public IReadOnlyList<ToolDescription> Tools(Principal caller) => house.Tools.For(caller);

    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (call.Campaign is { } campaign && !(call.Caller.MayEnter(campaign) && CampaignExists(campaign)))
        {
            return ToolResult.Failed(Error.NotFound($"There is no campaign '{campaign}'.") with { Field = "campaign" });
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

    private FeedHandle? Handle(OfferedFeed? feed) => feed is null ? null : _handles.GetValue(feed, static one => new FeedHandle(one));
}
