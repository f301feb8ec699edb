using PluginHost.Sdk;

namespace PluginHost.Plugins;

internal interface IPluginLoader
{
    /// <summary>
    /// Reads and checks the manifest, the SDK range and all member references from metadata; only then shadow-copies the folder by content hash,
    /// loads it into a collectible context and composes its parts. No plugin code runs before the checks have passed.
    /// </summary>
    /// <param name="folder">The plugin's folder; it is only read.</param>
    /// <param name="services">What the plugin may import.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plugin; or a sentence that names what is wrong, with a hint of what to do. Exceptions of plugin code are turned into text.</returns>
    Task<Result<LoadedPlugin>> LoadAsync(string folder, Func<Manifest, PluginServices> services, CancellationToken cancellationToken);
}

/// <summary>What a plugin may import by constructor.</summary>
internal sealed record PluginServices(IPluginStore Store, IToolCaller Tools, Microsoft.Extensions.Logging.ILogger Logger, TimeProvider Time)
{
    public ConnectionCaller Connections { get; init; } = new();
}
