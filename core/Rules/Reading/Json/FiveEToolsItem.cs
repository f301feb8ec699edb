using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

internal static class FiveEToolsItem
{
    public static Item Of(string name, JsonElement json) => new(name)
    {
        Kind = json.Maybe("type") is { } type ? ToolsCodes.Kind(type) : json.Yes("wondrous") ? "wondrous item" : json.Yes("staff") ? "staff" : json.Yes("weapon") ? "weapon" : json.Yes("armor") ? "armor" : "item",
        Rarity = json.Text("rarity") is "none" ? "" : json.Text("rarity"),
        Attunement = json.Yes("reqAttune") ? "" : json.Maybe("reqAttune"),
        Cost = json.Whole("value") is { } copper ? Cost(copper) : null,
        Weight = json.Maybe("weight") is { } weight ? weight + " lb." : null,
        Damage = json.Maybe("dmg1") is { } dice ? $"{dice} {ToolsCodes.Damage(json.Text("dmgType"))}" : null,
        ArmorClass = json.Maybe("ac"),
        Properties = [.. json.Items("property").Select(property => Property(property, json))],
        Text = ToolsText.Of(json.At("entries")),
    };

    private static string Property(JsonElement property, JsonElement json)
    {
        var name = ToolsCodes.Property(property.Maybe("uid") ?? property.Text());
        return name == "versatile" && json.Maybe("dmg2") is { } dice ? $"versatile ({dice})" : name;
    }

    private static string Cost(int copper) => copper % 100 == 0 ? $"{copper / 100} gp" : copper % 10 == 0 ? $"{copper / 10} sp" : $"{copper} cp";
}
