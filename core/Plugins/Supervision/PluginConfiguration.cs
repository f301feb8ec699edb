using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What <c>plugins.json</c> says: which plugins are enabled and how they are configured.</summary>
internal sealed class PluginConfiguration(PluginHouseOptions options)
{
    private Result<PluginsFile> _file = PluginsFile.Read(options.PluginsFile, options.Environment);

    public static string SdkVersion { get; } = SdkSurface.Version.ToString(2);

    public static IPluginLoader Loader(PluginHouseOptions options) => new PluginLoader(options.ShadowFolder);

    public void Read() => _file = PluginsFile.Read(options.PluginsFile, options.Environment);

    /// <summary>A file that cannot be read disables nothing: each plugin says what is wrong with it instead.</summary>
    public bool IsEnabled(string id) => !_file.Succeeded || _file.Value[id].Enabled;

    /// <summary>What a person should mend in the file as a whole.</summary>
    /// <param name="known">The ids of the plugins that were found.</param>
    public IReadOnlyList<string> Warnings(IReadOnlyCollection<string> known) => _file.Succeeded
        ? [.. _file.Value.Warnings.Select(static warning => "plugins.json: " + warning), .. _file.Value.Ids.Except(known, StringComparer.Ordinal).Select(id => Absent(id, known))]
        : [_file.Error.ToString()];

    /// <summary>A plugin's settings, merged over the manifest's defaults.</summary>
    public Result<PluginSettings> Settings(Manifest manifest)
    {
        if (!_file.Succeeded)
        {
            return _file.Error;
        }

        var entry = _file.Value[manifest.Id];
        var missing = entry.Missing.Select(static name => $"the variable {name}").ToList();
        var unknown = SettingsSchema.Unknown(manifest.Settings, entry.Settings);
        if (missing.Count > 0)
        {
            return new PluginSettings(JsonElement.Parse(entry.Settings.ToJsonString()), missing, [.. entry.Warnings]);
        }

        return SettingsSchema.Merge(manifest.Settings, entry.Settings).Then<PluginSettings>(merged => new PluginSettings(merged, [], [.. entry.Warnings, .. unknown]));
    }

    /// <summary>Where a folder of a plugin is: where the person who runs this says, otherwise a place of its own beside the journal.</summary>
    public Result<string> Folder(string id, string name)
    {
        if (!_file.Succeeded)
        {
            return _file.Error;
        }

        var said = _file.Value[id].Folders.GetValueOrDefault(name);
        return said is null && options.ExchangeFolder is { } exchange ? Path.Combine(exchange, id, name)
            : said is not null && Path.IsPathFullyQualified(said) ? said
            : new Error("needs-folder", $"it needs to know where its folder '{name}' is.") { Hint = $"Give the whole path in plugins.json, at plugins.{id}.folders.{name}." };
    }

    private static string Absent(string id, IEnumerable<string> known) => NearNames.Nearest(id, known) is { } near
        ? $"plugins.json configures '{id}', which is not there; did you mean '{near}'?"
        : $"plugins.json configures '{id}', which is not there.";

    /// <summary>Assets are served from where the plugin lies: they are read anew at each request and never loaded.</summary>
    public static string? AssetFolder(string folder, Manifest manifest) => manifest.Assets is null ? null : Path.Combine(folder, manifest.Assets);
}

/// <param name="Element">The settings.</param>
/// <param name="Needs">What a person must provide first.</param>
/// <param name="Warnings">What a person should mend.</param>
internal sealed record PluginSettings(JsonElement Element, IReadOnlyList<string> Needs, IReadOnlyList<string> Warnings);
