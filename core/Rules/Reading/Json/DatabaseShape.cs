using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>5e-database: entries with an index, and references as objects with index, name and url.</summary>
internal sealed class DatabaseShape : IShape
{
    public Entry? Read(JsonRow row)
    {
        var json = row.Entry;
        if (!json.Has("index") || !json.Has("name"))
            return null;

        var name = json.Text("name");
        return json.Has("hit_dice") && json.Has("armor_class") ? DatabaseMonster.Of(name, json)
            : json.Has("casting_time") && json.Has("school") ? Spell(name, json)
            : json.Has("hit_die") ? DatabaseKinds.Class(name, json)
            : json.Has("ability_bonuses") ? DatabaseKinds.Race(name, json)
            : json.Has("equipment_category") || json.Has("rarity") ? Item(name, json)
            : DatabaseKinds.Other(name, json);
    }

    private static Spell Spell(string name, JsonElement json) => new(name)
    {
        System = "dnd5e",
        Level = json.Whole("level"),
        School = json.Text("school").ToLowerInvariant(),
        Ritual = json.Yes("ritual"),
        CastingTime = json.Text("casting_time"),
        Range = json.Text("range"),
        Components = [.. json.Items("components").Select(static item => item.Text())],
        Material = json.Maybe("material"),
        Duration = json.Text("duration"),
        Concentration = json.Yes("concentration"),
        Classes = [.. json.Items("classes").Select(static item => item.Text())],
        Description = json.Text("desc"),
        HigherLevels = json.Maybe("higher_level"),
    };

    private static Item Item(string name, JsonElement json) => new(name)
    {
        System = "dnd5e",
        Kind = json.Text("equipment_category"),
        Rarity = json.Text("rarity"),
        Cost = json.Has("cost") ? $"{json.Text("cost", "quantity")} {json.Text("cost", "unit")}" : null,
        Weight = json.Maybe("weight"),
        Damage = json.Has("damage") ? $"{json.Text("damage", "damage_dice")} {json.Text("damage", "damage_type").ToLowerInvariant()}" : null,
        ArmorClass = json.Maybe("armor_class", "base"),
        Properties = [.. json.Items("properties").Select(static item => item.Text())],
        Text = json.Text("desc"),
    };
}
