using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

internal static class FiveEToolsMonster
{
    public static Monster Of(string name, JsonElement json)
    {
        var armor = json.Items("ac").FirstOrDefault();
        var senses = json.Items("senses").Select(static sense => sense.Text());
        var passive = json.Whole("passive");
        return new(name)
        {
            Size = string.Join(" or ", json.Items("size").Select(static size => ToolsCodes.Size(size.Text()))),
            Kind = json.At("type").ValueKind == JsonValueKind.Object ? json.Text("type", "type") : json.Text("type"),
            Subtype = string.Join(", ", json.Items("type", "tags").Select(Tag)) is { Length: > 0 } tags ? tags : null,
            Alignment = ToolsCodes.Alignment([.. json.Items("alignment").Select(static code => code.Text())]),
            ArmorClass = armor.ValueKind == JsonValueKind.Object ? armor.Whole("ac") : armor.Whole(),
            ArmorNote = Note(json),
            HitPoints = json.Whole("hp", "average"),
            HitDice = json.Maybe("hp", "formula") is { } dice ? Values.Dice(dice) : null,
            Speeds = [.. json.Properties("speed").Select(speed => Way(speed, json.Yes("speed", "canHover"))).OfType<Speed>()],
            Abilities = json.Six(["str", "dex", "con", "int", "wis", "cha"]),
            Saves = Bonuses(json, "save"),
            Skills = Bonuses(json, "skill"),
            Vulnerabilities = Damages(json, "vulnerable"),
            Resistances = Damages(json, "resist"),
            Immunities = Damages(json, "immune"),
            ConditionImmunities = Damages(json, "conditionImmune"),
            Senses = string.Join(", ", passive is null ? senses : senses.Append($"passive Perception {passive}")),
            PassivePerception = passive,
            Languages = json.Names("languages") is { Length: > 0 } languages ? languages : "—",
            Challenge = json.Maybe("cr", "cr") ?? json.Maybe("cr"),
            Traits = [.. ToolsText.Features(json, "trait"), .. ToolsCasting.Of(json)],
            Actions = ToolsText.Features(json, "action"),
            BonusActions = ToolsText.Features(json, "bonus"),
            Reactions = ToolsText.Features(json, "reaction"),
            LegendaryActions = ToolsText.Features(json, "legendary"),
        };
    }

    private static string Tag(JsonElement tag) => tag.ValueKind == JsonValueKind.Object ? $"{tag.Text("prefix")} {tag.Text("tag")}".Trim() : tag.Text();

    private static string? Note(JsonElement json)
    {
        var notes = json.Items("ac").Select(static (armor, place) =>
        {
            var from = string.Join(", ", armor.Items("from").Select(static source => TagText.Flat(source.Text())));
            var note = string.Join(' ', new[] { from, TagText.Flat(armor.Text("condition")) }.Where(static part => part.Length > 0));
            return place == 0 ? note : $"{armor.Text("ac")} {note}".Trim();
        });
        return string.Join(", ", notes.Where(static note => note.Length > 0)) is { Length: > 0 } whole ? whole : null;
    }

    private static Speed? Way(JsonProperty speed, bool hovers)
    {
        var distance = speed.Value.ValueKind == JsonValueKind.Object ? speed.Value.Whole("number") : speed.Value.Whole();
        var note = speed.Value.Maybe("condition")?.Trim('(', ')');
        return distance is null ? null : new(speed.Name, distance.Value, note ?? (hovers && speed.Name == "fly" ? "hover" : null));
    }

    private static IReadOnlyList<Bonus> Bonuses(JsonElement json, string list) =>
        [.. json.Properties(list).Where(static bonus => bonus.Value.ValueKind == JsonValueKind.String).Select(static bonus => new Bonus(bonus.Name, bonus.Value.Whole() ?? 0))];

    private static string Damages(JsonElement json, string list) => string.Join(", ", json.Items(list).Select(item => Damage(item, list)).Where(static text => text.Length > 0));

    private static string Damage(JsonElement item, string list) => item.ValueKind != JsonValueKind.Object ? item.Text()
        : string.Join(' ', new[] { item.Text("preNote"), item.Names(list), item.Text("note"), item.Text("special") }.Where(static part => part.Length > 0));
}
