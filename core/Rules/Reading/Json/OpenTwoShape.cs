using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Open5e's second version: entries with a key, and the book as an object of its own.</summary>
internal sealed class OpenTwoShape : IShape
{
    public Entry? Read(JsonRow row)
    {
        var json = row.Entry;
        if (!json.Has("key") || !json.Has("name") || json.At("document").ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
            return null;

        var name = json.Text("name");
        Entry? entry = json.Has("ability_scores") && json.Has("hit_points") ? OpenTwoMonster.Of(name, json)
            : json.Has("casting_time") ? Spell(name, json)
            : json.Has("ac_base") || json.Has("damage_dice") || json.Has("rarity") || json.Has("category") ? Item(name, json)
            : json.Has("desc") ? OpenFields.Described(name, Type(json), json) : null;
        var book = json.Text("document", "name");
        return entry is null ? null : entry with { System = "dnd5e", Sources = book.Length == 0 ? [] : [book] };
    }

    private static ContentType Type(JsonElement json) =>
        json.Has("hit_dice") ? ContentType.Class : json.Has("is_subspecies") || json.Has("traits") ? ContentType.Race : json.Has("prerequisite") ? ContentType.Feat : json.Has("benefits") ? ContentType.Background : ContentType.Rule;

    private static Spell Spell(string name, JsonElement json)
    {
        List<string> components = [];
        foreach (var (field, letter) in new[] { ("verbal", "V"), ("somatic", "S"), ("material", "M") })
        {
            if (json.Yes(field))
                components.Add(letter);
        }

        return new(name)
        {
            Level = json.Whole("level"),
            School = json.Text("school").ToLowerInvariant(),
            Ritual = json.Yes("ritual"),
            CastingTime = OpenTwoTimes.Casting(json.Text("casting_time"), json.Maybe("reaction_condition")),
            Range = json.Maybe("range_text") ?? json.Text("range"),
            Components = components,
            Material = json.Maybe("material_specified")?.TrimEnd('.'),
            Duration = json.Text("duration"),
            Concentration = json.Yes("concentration"),
            Classes = [.. json.Items("classes").Select(static item => item.Text())],
            Description = json.Text("desc"),
            HigherLevels = json.Maybe("higher_level"),
        };
    }

    private static Item Item(string name, JsonElement json) => new(name)
    {
        Kind = json.Has("ac_base") ? json.Text("category") + " armor" : json.Maybe("category") ?? "Weapon",
        Rarity = json.Text("rarity").ToLowerInvariant(),
        Attunement = json.Yes("requires_attunement") ? json.Text("attunement_detail") : null,
        Cost = json.Maybe("cost") is { } cost && cost.Trim('0', '.').Length > 0 ? cost + " gp" : null,
        Weight = json.Maybe("weight") is { } weight && weight.Trim('0', '.').Length > 0 ? $"{weight} {json.Text("weight_unit")}" : null,
        Damage = json.Maybe("damage_dice") is { } dice ? $"{dice} {json.Text("damage_type").ToLowerInvariant()}".Trim() : null,
        ArmorClass = json.Maybe("ac_display"),
        Properties = [.. json.Items("properties").Select(static item => item.Text("property") is { Length: > 0 } inner ? inner : item.Text())],
        Text = json.Text("desc"),
    };
}
