namespace PluginHost.Sdk;

/// <summary>Where an event came from when a plugin brought it. A plugin is never sent what came from its own origin.</summary>
/// <param name="Plugin">The plugin's id.</param>
public sealed record Origin(string Plugin)
{
    /// <summary>Which of the plugin's connections brought it.</summary>
    public string? Connection { get; init; }

    /// <summary>The provider's own id of the thing.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The provider's revision of the thing.</summary>
    public string? Revision { get; init; }
}
