using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A tool behind the desk.</summary>
/// <param name="Description">What callers see; a copy.</param>
/// <param name="Plugin">Whose it is; null for the host's own.</param>
/// <param name="Call">Calls it behind a guard and commits what a plugin's tool does.</param>
internal sealed record OfferedTool(ToolDescription Description, string? Plugin, Func<ToolCall, IProgress<ToolProgress>, CancellationToken, Task<ToolResult>> Call);
