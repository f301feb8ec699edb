using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>Offers things to read by address, such as <c>foundry://scene/current</c>. Calls may overlap. Exceptions become an error for the caller.</summary>
[Experimental(Experiments.Resources)]
public interface IResourceProvider
{
    /// <summary>The addresses and address templates that are offered.</summary>
    IReadOnlyList<ResourceDescription> Resources { get; }

    /// <summary>Reads one.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up.</param>
    /// <returns>The contents, or why there are none.</returns>
    Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken);
}

/// <summary>A resource.</summary>
/// <param name="Uri">The address, or a template with names in braces.</param>
/// <param name="Name">A short name.</param>
/// <param name="Description">What is found there.</param>
[Experimental(Experiments.Resources)]
public sealed record ResourceDescription(string Uri, string Name, string Description)
{
    /// <summary>The least role that may read it.</summary>
    public Role MinimumRole { get; init; } = Role.GameMaster;

    /// <summary>Such as <c>application/json</c>.</summary>
    public string MediaType { get; init; } = "application/json";
}

/// <summary>Offers prepared prompts to assistants. Calls may overlap. Exceptions become an error for the caller.</summary>
[Experimental(Experiments.Resources)]
public interface IPromptProvider
{
    /// <summary>The prompts that are offered.</summary>
    IReadOnlyList<PromptDescription> Prompts { get; }

    /// <summary>Renders one.</summary>
    /// <param name="name">The prompt's name.</param>
    /// <param name="arguments">Its arguments by name.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up.</param>
    /// <returns>The text, or why there is none.</returns>
    Task<Result<string>> RenderAsync(string name, IReadOnlyDictionary<string, string> arguments, Principal caller, CancellationToken cancellationToken);
}

/// <summary>A prompt.</summary>
/// <param name="Name">Unique in the plugin.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Arguments">The names of its arguments.</param>
[Experimental(Experiments.Resources)]
public sealed record PromptDescription(string Name, string Description, IReadOnlyList<string> Arguments);
