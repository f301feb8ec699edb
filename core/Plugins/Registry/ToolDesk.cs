using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>All tools, the core's and the plugins', for every door. Safe for concurrent use.</summary>
public sealed class ToolDesk
{
    internal ToolDesk()
    {
    }

    /// <summary>The tools that a caller may use, by name.</summary>
    public IReadOnlyList<ToolDescription> For(Principal caller) => [];

    public Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken) =>
        Task.FromResult(ToolResult.Failed(Error.NotFound("There is no such tool.")));
}
