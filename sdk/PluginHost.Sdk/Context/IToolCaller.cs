using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>
/// Imported by a plugin to call the tools that its manifest names; those of the game master only when the manifest's audience is <c>gm</c>.
/// What a result carries is no more than the plugin's audience may see. Safe for concurrent use.
/// </summary>
public interface IToolCaller
{
    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments, an object.</param>
    /// <param name="campaign">The campaign, or null.</param>
    /// <param name="onBehalfOf">The principal that a door of this plugin has established, or null for the plugin itself. The call has no more rights than either of them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The result; a refusal is an error in it.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ToolResult> CallAsync(string tool, JsonElement arguments, string? campaign, Principal? onBehalfOf, CancellationToken cancellationToken);
}
