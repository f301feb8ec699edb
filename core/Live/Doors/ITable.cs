using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What the doors open onto. The program wires it; Live knows neither plugins nor campaigns.</summary>
public interface ITable
{
    /// <summary>The tools that a principal may call.</summary>
    IReadOnlyList<ToolDescription> Tools(Principal caller);

    /// <summary>One of them, by its name.</summary>
    ToolDescription? Tool(Principal caller, string name) => Tools(caller).FirstOrDefault(tool => tool.Name == name);

    /// <summary>Calls a tool with all checks: role, campaign, arguments, limits.</summary>
    Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken);

    /// <summary>A feed by plugin and name, or by alias; null when there is none now.</summary>
    IOfferedFeed? Feed(string plugin, string name);

    IOfferedFeed? FeedByAlias(string path);

    /// <summary>A static file of a plugin or of the host itself, or null. Never outside the asset folder.</summary>
    string? Asset(string plugin, string path);

    /// <summary>Hands a request to a plugin's endpoint.</summary>
    Task<Result<EndpointResponse>> HandleAsync(string plugin, EndpointRequest request, CancellationToken cancellationToken);

    /// <summary>The campaign that a call means when it names none.</summary>
    string? DefaultCampaign(Principal caller);

    bool CampaignExists(string campaign);

    /// <summary>The campaigns there are, oldest first.</summary>
    Task<IReadOnlyList<CampaignName>> CampaignsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CampaignName>>([]);
}

public sealed record CampaignName(string Id, string Name);

/// <summary>A plugin's feed behind the guard: it stays valid as a handle, and ends when the plugin goes.</summary>
public interface IOfferedFeed
{
    string Plugin { get; }

    string Name { get; }

    /// <summary>Cancelled when the plugin is unloaded or replaced: sockets are closed and viewers come back.</summary>
    CancellationToken Gone { get; }

    ValueTask<Result<IReadOnlyList<System.Text.Json.JsonElement>>> OpenAsync(FeedView view, CancellationToken cancellationToken);

    ValueTask<Result<IReadOnlyList<System.Text.Json.JsonElement>>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken);
}
