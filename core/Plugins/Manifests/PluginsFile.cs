using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What <c>plugins.json</c> says of one plugin.</summary>
/// <param name="Enabled">Whether it may run.</param>
/// <param name="Settings">Its settings, with the environment's values put in.</param>
/// <param name="Missing">Variables that have no value.</param>
/// <param name="Warnings">What a person should mend.</param>
internal sealed record PluginEntry(bool Enabled, JsonObject Settings, IReadOnlyList<string> Missing, IReadOnlyList<string> Warnings)
{
    /// <summary>Where the folders are that it names, with the environment's values put in.</summary>
    public IReadOnlyDictionary<string, string> Folders { get; init; } = new Dictionary<string, string>();
}

/// <summary>Reads <c>plugins.json</c>. <c>${NAME}</c> and <c>${NAME:-default}</c> take values from the environment.</summary>
internal sealed partial class PluginsFile
{
    private static readonly string[] SecretWords = ["token", "secret", "password", "apikey", "credential"];

    private readonly Dictionary<string, PluginEntry> _entries = new(StringComparer.Ordinal);

    private PluginsFile()
    {
    }

    /// <summary>What is wrong with the file as a whole, a sentence each.</summary>
    public List<string> Warnings { get; } = [];

    public IReadOnlyCollection<string> Ids => _entries.Keys;

    public PluginEntry this[string id] => _entries.GetValueOrDefault(id) ?? new PluginEntry(Enabled: true, [], [], []);

    public static Result<PluginsFile> Read(string file, Func<string, string?> environment)
    {
        var plugins = new PluginsFile();
        return File.Exists(file) ? JsonFile.Read(file, "plugins.json", Wrong, root => plugins.Take(root, environment)) : plugins;
    }

    private Result<PluginsFile> Take(JsonElement root, Func<string, string?> environment)
    {
        var fields = new FieldReader(root, "");
        if (fields.Raw("plugins") is { } plugins)
        {
            if (plugins.ValueKind != JsonValueKind.Object)
            {
                return Wrong("The field 'plugins' is no object; expected one entry a plugin id.");
            }

            foreach (var plugin in plugins.EnumerateObject())
            {
                if (plugin.Value.ValueKind != JsonValueKind.Object)
                {
                    return Wrong($"The field 'plugins.{plugin.Name}' is no object.");
                }

                var entry = new FieldReader(plugin.Value, $"plugins.{plugin.Name}.");
                var enabled = entry.Flag("enabled") ?? true;
                var settings = entry.Raw("settings") ?? JsonElement.Parse("{}");
                if (entry.Error is { } error || settings.ValueKind != JsonValueKind.Object)
                {
                    return Wrong(entry.Error?.Message ?? $"The field 'plugins.{plugin.Name}.settings' is no object.");
                }

                var folders = entry.Raw("folders") ?? JsonElement.Parse("{}");
                if (folders.ValueKind != JsonValueKind.Object || folders.EnumerateObject().Any(static one => one.Value.ValueKind != JsonValueKind.String))
                {
                    return Wrong($"The field 'plugins.{plugin.Name}.folders' does not fit; expected an object of paths.");
                }

                var missing = new List<string>();
                var warnings = entry.Unknown().ToList();
                var filled = (JsonObject)Fill(settings, plugin.Name, environment, missing, warnings)!;
                _entries[plugin.Name] = new PluginEntry(enabled, filled, missing, warnings)
                {
                    Folders = folders.EnumerateObject().ToDictionary(static one => one.Name, one => Placeholder().Replace(one.Value.GetString()!, match => Value(match, environment, missing)), StringComparer.Ordinal),
                };
            }
        }

        Warnings.AddRange(fields.Unknown());
        return this;
    }

    private static JsonNode? Fill(JsonElement value, string name, Func<string, string?> environment, List<string> missing, List<string> warnings)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return new JsonObject(value.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, Fill(field.Value, field.Name, environment, missing, warnings))));
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(item => Fill(item, name, environment, missing, warnings))]);
            case JsonValueKind.String:
                var text = value.GetString()!;
                if (text.Length > 0 && !Placeholder().IsMatch(text) && LooksSecret(name))
                {
                    warnings.Add($"The setting '{name}' looks like a secret: keep it out of the file and write ${{NAME}} instead.");
                }

                return JsonValue.Create(Placeholder().Replace(text, match => Value(match, environment, missing)));
            default:
                return JsonNode.Parse(value.GetRawText());
        }
    }

    /// <summary>By its words: a streamKey and an api_key are secrets, a hotkey is none.</summary>
    private static bool LooksSecret(string name) => SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) || Key().IsMatch(name);

    private static string Value(Match match, Func<string, string?> environment, List<string> missing)
    {
        var name = match.Groups["name"].Value;
        if (environment(name) is { Length: > 0 } value)
        {
            return value;
        }

        if (!match.Groups["default"].Success)
        {
            missing.Add(name);
        }

        return match.Groups["default"].Value;
    }

    private static Error Wrong(string message) => new("plugins-file", message) { Hint = "Mend plugins.json and reload the plugins." };

    [GeneratedRegex("^[kK]ey$|[a-z0-9]Key$|[_-][kK]ey$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<default>[^}]*))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Placeholder();
}
