using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>5etools: entries with a source and a page, codes for sizes, schools and types, and marks such as {@dice 1d6} in their text.</summary>
internal sealed class FiveEToolsShape : IShape
{
    private static readonly Dictionary<string, ContentType> Lists = new(StringComparer.Ordinal)
    {
        ["race"] = ContentType.Race,
        ["subrace"] = ContentType.Race,
        ["class"] = ContentType.Class,
        ["subclass"] = ContentType.Class,
        ["background"] = ContentType.Background,
        ["feat"] = ContentType.Feat,
        ["condition"] = ContentType.Condition,
        ["disease"] = ContentType.Condition,
        ["status"] = ContentType.Condition,
        ["skill"] = ContentType.Skill,
        ["vehicle"] = ContentType.Vehicle,
        ["psionic"] = ContentType.Power,
        ["optionalfeature"] = ContentType.Power,
        ["variantrule"] = ContentType.Rule,
        ["action"] = ContentType.Rule,
        ["table"] = ContentType.Table,
    };

    public Entry? Read(JsonRow row)
    {
        var json = row.Entry;
        if (!json.Has("name") || json.At("source").ValueKind != JsonValueKind.String)
            return null;

        var name = TagText.Flat(json.Text("name"));
        Entry? entry = json.Has("hp") && json.Has("ac") ? FiveEToolsMonster.Of(name, json)
            : json.Has("time") && json.Has("school") ? FiveEToolsSpell.Of(name, json)
            : row.List is "item" or "baseitem" || (json.Has("rarity") && row.List != "vehicle") ? FiveEToolsItem.Of(name, json)
            : Lists.TryGetValue(row.List, out var type) || json.Has("entries") ? Other(name, type, row.List, json)
            : null;
        return entry is null ? null : entry with { System = "dnd5e", Sources = [json.Text("source")], PageLabel = json.Maybe("page") };
    }

    private static Described Other(string name, ContentType type, string list, JsonElement json)
    {
        var fields = json.Items("entries").Where(static entry => entry.Has("name")).Take(60)
            .GroupBy(static entry => TagText.Flat(entry.Text("name")), StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => ToolsText.Of(group.First().At("entries")), StringComparer.Ordinal);
        return new(name, type, list.Length == 0 ? "rule" : list, fields) { Text = ToolsText.Of(json.At("entries")) };
    }
}
