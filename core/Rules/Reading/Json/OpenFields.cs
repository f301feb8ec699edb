using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>What both versions of Open5e write alike.</summary>
internal static class OpenFields
{
    public static IReadOnlyList<Speed> Speeds(JsonElement speeds)
    {
        var hovers = speeds.Yes("hover");
        return [.. speeds.Properties().Where(static speed => speed.Name is not ("hover" or "unit") && speed.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String)
            .Select(speed => new Speed(speed.Name, speeds.Whole(speed.Name) ?? 0, hovers && speed.Name == "fly" ? "hover" : null))];
    }

    public static IReadOnlyList<Bonus> Bonuses(JsonElement bonuses, int? letters = null) =>
        [.. bonuses.Properties().Where(static bonus => bonus.Value.ValueKind == JsonValueKind.Number)
            .Select(bonus => new Bonus(letters is { } few && bonus.Name.Length > few ? bonus.Name[..few] : bonus.Name.Replace('_', ' '), bonuses.Whole(bonus.Name) ?? 0))];

    public static Described Described(string name, ContentType type, JsonElement json)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.Properties().Where(static property => !property.Name.StartsWith("document", StringComparison.Ordinal) && property.Name is not ("slug" or "name" or "desc" or "key" or "url")))
        {
            if (property.Value.Text() is { Length: > 0 } text)
                fields[property.Name] = text;
        }

        return new(name, type, type.ToString().ToLowerInvariant(), fields) { Text = json.Text("desc") };
    }
}
