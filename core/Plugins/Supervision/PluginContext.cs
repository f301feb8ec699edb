using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's own durable state; it is written only through reactions.</summary>
internal sealed class PluginStore(string plugin, IReaders readers) : IPluginStore
{
    private const int MostKeys = 10_000;

    public async Task<JsonElement?> GetAsync(string key, CancellationToken cancellationToken) => await readers.StateAsync(plugin, key, cancellationToken);

    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
        await readers.StateKeysAsync(plugin, prefix, MostKeys, cancellationToken);
}

/// <summary>Calls tools for a plugin: only those that its manifest names, as itself or as somebody it serves at this moment.</summary>
internal sealed class PluginToolCaller(Manifest manifest, ToolDesk desk, IJournal journal, Func<Principal, bool> serves) : IToolCaller
{
    private const int Deepest = 8;

    /// <summary>How many tools called each other on the way here.</summary>
    private static readonly AsyncLocal<int> Depth = new();

    private readonly PluginGrant _grant = new(manifest);

    public async Task<ToolResult> CallAsync(string tool, JsonElement arguments, string? campaign, Principal? onBehalfOf, CancellationToken cancellationToken)
    {
        if (!manifest.Needs.Tools.Contains(tool))
            return ToolResult.Failed(Error.Forbidden($"{manifest.Name} may not call '{tool}': its manifest does not list it under tools."));
        if (campaign is not null && journal.Head(campaign) == 0)
            return ToolResult.Failed(Error.NotFound("There is no such campaign."));
        if (onBehalfOf is not null && !serves(onBehalfOf))
            return ToolResult.Failed(Error.Forbidden($"{manifest.Name} may act for somebody only while it serves them."));

        // Set in an async method it counts for what is called from here alone.
        if (++Depth.Value > Deepest)
            return ToolResult.Failed(new Error("too-deep", $"'{tool}' was not called: {Deepest} tools already called each other.") { Hint = "Tell the plugin's author; they may go in a circle." });

        var call = new ToolCall(Guid.CreateVersion7().ToString("N"), tool, arguments, onBehalfOf is null ? _grant.Itself : _grant.InTheNameOf(onBehalfOf)) { Campaign = campaign };
        return await desk.CallAsync(call, new Progress<ToolProgress>(), cancellationToken);
    }
}

/// <summary>Imports whose shape is settled and whose service comes with a later version: they can be imported, and say so when they are used.</summary>
internal sealed class NotServed : IRequestSender, IToolCatalog
{
    public Task<Result<RequestReply>> SendAsync(PlannedRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<RequestReply>>(Error.NotAvailable("Sending a request and waiting for its answer"));

    public Task<Result<IReadOnlyList<ToolDescription>>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<IReadOnlyList<ToolDescription>>>(Error.NotAvailable("The catalogue of tools"));
}
