using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>
/// Imported by a plugin that is a door: it offers the tools that its manifest names in the provider's own way, such as slash commands.
/// Safe for concurrent use. A host that does not serve it answers with the code <c>not-available</c>.
/// </summary>
[Experimental(Experiments.Gateways)]
public interface IToolCatalog
{
    /// <summary>Describes the tools that the manifest names and that are there now.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The descriptions, in ordinal order of their names.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Result<IReadOnlyList<ToolDescription>>> ListAsync(CancellationToken cancellationToken);
}
