namespace PluginHost.Sdk;

/// <summary>Offers things to read by address, such as <c>foundry://scene/current</c>. Calls may overlap. Exceptions become an error for the caller.</summary>
public interface IResourceProvider
{
    /// <summary>The addresses and address templates that are offered. They do not change while the plugin is loaded.</summary>
    IReadOnlyList<ResourceDescription> Resources { get; }

    /// <summary>Reads one.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up.</param>
    /// <returns>The contents, or why there are none. What the caller may not see is not in them.</returns>
    Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken);
}

/// <summary>A resource.</summary>
/// <param name="Uri">The address, or a template with names in braces, each of which stands for a part without a slash.</param>
/// <param name="Name">A short name.</param>
/// <param name="Description">What is found there.</param>
public sealed record ResourceDescription(string Uri, string Name, string Description)
{
    /// <summary>The least role that may read it.</summary>
    public Role MinimumRole { get; init; } = Role.GameMaster;

    /// <summary>Such as <c>application/json</c>.</summary>
    public string MediaType { get; init; } = "application/json";
}
