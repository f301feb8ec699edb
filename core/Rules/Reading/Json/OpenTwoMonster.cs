using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

internal static class OpenTwoMonster
{
    private static readonly string[] Sensing = ["blindsight", "darkvision", "tremorsense", "truesight"];

    public static Monster Of(string name, JsonElement json)
    {
        var defences = json.At("resistances_and_immunities");
        return new(name)
        {
            Size = json.Text("size"),
            Kind = json.Text("type").ToLowerInvariant(),
            Subtype = json.Maybe("subtype"),
            Alignment = json.Text("alignment"),
            ArmorClass = json.Whole("armor_class"),
            ArmorNote = json.Maybe("armor_detail"),
            HitPoints = json.Whole("hit_points"),
            HitDice = json.Maybe("hit_dice") is { } dice ? Values.Dice(dice) : null,
            Speeds = OpenFields.Speeds(json.At("speed")),
            Abilities = json.At("ability_scores").Six(Abilities.Names),
            Saves = OpenFields.Bonuses(json.At("saving_throws"), letters: 3),
            Skills = OpenFields.Bonuses(json.At("skill_bonuses")),
            Vulnerabilities = defences.Text("damage_vulnerabilities_display"),
            Resistances = defences.Text("damage_resistances_display"),
            Immunities = defences.Text("damage_immunities_display"),
            ConditionImmunities = defences.Text("condition_immunities_display"),
            Senses = Senses(json),
            PassivePerception = json.Whole("passive_perception"),
            Languages = json.Text("languages", "as_string"),
            Challenge = json.Challenge("challenge_rating"),
            Xp = json.Whole("experience_points"),
            Traits = json.Features("traits"),
            Actions = Of(json, "ACTION"),
            BonusActions = Of(json, "BONUS_ACTION"),
            Reactions = Of(json, "REACTION"),
            LegendaryActions = Of(json, "LEGENDARY_ACTION"),
            LairActions = Of(json, "LAIR_ACTION"),
        };
    }

    private static string Senses(JsonElement json)
    {
        var senses = Sensing.Select(sense => (sense, Range: json.Whole(sense + "_range"))).Where(static sensed => sensed.Range is not null).Select(static sensed => $"{sensed.sense} {sensed.Range} ft.");
        return string.Join(", ", json.Whole("passive_perception") is { } passive ? senses.Append($"passive Perception {passive}") : senses);
    }

    private static IReadOnlyList<Feature> Of(JsonElement json, string type) =>
        [.. json.Items("actions").Where(action => action.Text("action_type") == type).OrderBy(static action => action.Whole("order_in_statblock") ?? 0)
            .Select(static action => new Feature(action.Text("name"), action.Text("desc")))];
}
