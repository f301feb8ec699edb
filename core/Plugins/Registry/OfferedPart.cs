namespace PluginHost.Plugins;

/// <summary>Something a plugin offers that this version does not serve yet, and says so.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Kind">Such as <c>gateway</c>, <c>importer</c>, <c>exporter</c> or <c>connection</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">A line for people.</param>
public sealed record OfferedPart(string Plugin, string Kind, string Name, string Description);
