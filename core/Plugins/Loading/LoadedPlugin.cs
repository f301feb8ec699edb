namespace PluginHost.Plugins;

/// <summary>A plugin in memory. The only holder of its parts: when it is unloaded, nothing of the plugin is reachable from the host.</summary>
internal sealed class LoadedPlugin(Manifest manifest, IReadOnlyList<string> warnings, string hash)
{
    public Manifest Manifest { get; } = manifest;

    public IReadOnlyList<string> Warnings { get; } = warnings;

    /// <summary>The content hash of the folder it was loaded from.</summary>
    public string Hash { get; } = hash;

    public PluginParts Parts { get; init; } = new();

    public Task<UnloadReport> UnloadAsync() => Task.FromResult(new UnloadReport(Parts.Startup.Count == 0, TimeSpan.Zero, []));
}
