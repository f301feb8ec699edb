namespace PluginHost.Sdk;

/// <summary>
/// An ability, written once and offered behind every door. Most tools derive from <see cref="Tool{TArguments}"/>.
/// Calls may overlap, also with the plugin's hooks. Exceptions become an error for the caller and count against the plugin.
/// </summary>
public interface ITool
{
    /// <summary>Name, texts, schemas and who may call. It does not change while the plugin is loaded.</summary>
    ToolDescription Description { get; }

    /// <summary>Does it.</summary>
    /// <param name="call">Who asks for what.</param>
    /// <param name="progress">Takes news of a long call; never blocks.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up, the time limit passed or the host stops.</param>
    /// <returns>The result. What the caller may not see is not in it.</returns>
    Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken);
}
