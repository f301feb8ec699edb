using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Races, classes and whatever else has only a name and a text.</summary>
internal static class DatabaseKinds
{
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "index", "name", "url", "image", "desc", "updated_at" };

    public static Described Race(string name, JsonElement json) => Described(name, ContentType.Race, "race", json, new()
    {
        ["ability_bonuses"] = string.Join(", ", json.Items("ability_bonuses").Select(static bonus => $"{bonus.Text("ability_score")} +{bonus.Text("bonus")}")),
        ["traits"] = json.Names("traits"),
        ["languages"] = json.Names("languages"),
    });

    public static Described Class(string name, JsonElement json) => Described(name, ContentType.Class, "class", json, new()
    {
        ["hit_die"] = "d" + json.Text("hit_die"),
        ["saving_throws"] = json.Names("saving_throws"),
        ["proficiencies"] = json.Names("proficiencies"),
        ["proficiency_choices"] = string.Join("\n", json.Items("proficiency_choices").Select(static choice => choice.Text("desc"))),
        ["starting_equipment"] = string.Join(", ", json.Items("starting_equipment").Select(static item => $"{item.Text("quantity")} {item.Text("equipment")}")),
        ["starting_equipment_options"] = string.Join("\n", json.Items("starting_equipment_options").Select(static option => option.Text("desc"))),
    });

    public static Described? Other(string name, JsonElement json)
    {
        var url = json.Text("url");
        ContentType? type = url.Contains("/conditions/", StringComparison.Ordinal) ? ContentType.Condition
            : url.Contains("/skills/", StringComparison.Ordinal) ? ContentType.Skill
            : url.Contains("/feats/", StringComparison.Ordinal) ? ContentType.Feat
            : url.Contains("/backgrounds/", StringComparison.Ordinal) ? ContentType.Background
            : url.Contains("/subraces/", StringComparison.Ordinal) ? ContentType.Race
            : url.Contains("/subclasses/", StringComparison.Ordinal) ? ContentType.Class
            : json.Has("desc") ? ContentType.Rule : null;
        return type is { } known ? Described(name, known, url.Split('/') is [.., var list, _] ? list : "rule", json, []) : null;
    }

    private static Described Described(string name, ContentType type, string kind, JsonElement json, Dictionary<string, string> fields)
    {
        foreach (var property in json.Properties().Where(property => !Skipped.Contains(property.Name) && !fields.ContainsKey(property.Name)))
        {
            if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Array && property.Value.Text() is { Length: > 0 } text && !text.StartsWith("/api/", StringComparison.Ordinal))
                fields[property.Name] = text;
        }

        foreach (var empty in fields.Where(static field => field.Value.Length == 0).Select(static field => field.Key).ToList())
            fields.Remove(empty);
        return new(name, type, kind, fields) { System = "dnd5e", Text = json.Text("desc") };
    }
}
