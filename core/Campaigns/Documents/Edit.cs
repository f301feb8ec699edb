using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>One thing to make, change or remove, as people write it.</summary>
/// <param name="Id">Its id or name; nothing for a new one, or for one that its name property names.</param>
/// <param name="Was">What the caller saw of it.</param>
/// <param name="Patch">The properties.</param>
internal sealed record Edit(string? Id, JsonElement? Was, bool Delete, bool New, JsonElement Patch)
{
    private static readonly string[] Own = ["id", "_was", "_delete", "_new", "type"];

    public static Edit Of(string type, JsonElement data, JsonElement? was) => new(
        Text(data, "id"),
        data.TryGetProperty("_was", out var its) ? its : was,
        Is(data, "_delete"),
        Is(data, "_new"),
        Normal.Of(type, data, Own));

    public string? Name => Text(Patch, "name");

    public static bool IsOwn(string property) => Own.Contains(property, StringComparer.Ordinal);

    private static bool Is(JsonElement data, string name) => data.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
