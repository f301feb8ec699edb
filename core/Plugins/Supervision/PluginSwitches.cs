using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Plugins;

/// <summary>Which plugins a person switched on or off while the host ran. Kept beside the data, since the configuration file belongs to the clone.</summary>
internal sealed class PluginSwitches(string file)
{
    private readonly Lock _gate = new();
    private Dictionary<string, bool>? _switches;

    /// <summary>What was chosen for a plugin, or null.</summary>
    public bool? this[string plugin]
    {
        get
        {
            lock (_gate)
                return Load().TryGetValue(plugin, out var enabled) ? enabled : null;
        }
    }

    public void Set(string plugin, bool enabled)
    {
        lock (_gate)
        {
            var switches = Load();
            switches[plugin] = enabled;
            var fresh = file + ".new";
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(switches, SwitchesJson.Default.DictionaryStringBoolean));
            File.Move(fresh, file, overwrite: true);
        }
    }

    private Dictionary<string, bool> Load()
    {
        if (_switches is not null)
            return _switches;
        try
        {
            _switches = File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), SwitchesJson.Default.DictionaryStringBoolean) : null;
        }
        catch (JsonException)
        {
            // A file that cannot be read chose nothing; the next choice writes it anew.
        }

        return _switches ??= new Dictionary<string, bool>(StringComparer.Ordinal);
    }
}

[JsonSerializable(typeof(Dictionary<string, bool>))]
internal sealed partial class SwitchesJson : JsonSerializerContext;
