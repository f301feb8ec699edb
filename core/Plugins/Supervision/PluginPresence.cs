namespace PluginHost.Plugins;

/// <summary>A loaded plugin and what it offers, as copies that hold nothing of it.</summary>
internal sealed record PluginPresence(PluginRun Run, Deliveries Deliveries, PluginConnections Connections, Reactions Reactions)
{
    /// <summary>What a person must provide first; empty when it can work.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public IReadOnlyList<OfferedTool> OfferedTools { get; init; } = [];

    public IReadOnlyList<OfferedFeed> Feeds { get; init; } = [];

    public IReadOnlyList<OfferedResource> Resources { get; init; } = [];

    public IReadOnlyList<OfferedPrompt> Prompts { get; init; } = [];

    public IReadOnlyList<OfferedPart> Parts { get; init; } = [];

    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>What is odd but does no harm; tools that another plugin already offers are added when the doors open.</summary>
    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>The tools that callers reach.</summary>
    public IReadOnlyList<string> Tools { get; set; } = [];

    /// <summary>No event and no peer reaches it any more.</summary>
    public async Task HushAsync()
    {
        await Connections.DisposeAsync();
        await Deliveries.DisposeAsync();
    }

    public string? AssetFolder { get; init; }
}
