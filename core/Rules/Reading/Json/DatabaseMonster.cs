using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

internal static class DatabaseMonster
{
    private const string Saving = "saving-throw-";
    private const string Skill = "skill-";

    public static Monster Of(string name, JsonElement json)
    {
        var classes = json.Items("armor_class").ToList();
        return new(name)
        {
            System = "dnd5e",
            Size = json.Text("size"),
            Kind = json.Text("type"),
            Subtype = json.Maybe("subtype"),
            Alignment = json.Text("alignment"),
            ArmorClass = classes.Count > 0 ? classes[0].Whole("value") : json.Whole("armor_class"),
            ArmorNote = classes.Count > 0 ? Note(classes) : null,
            HitPoints = json.Whole("hit_points"),
            HitDice = Values.Dice(json.Maybe("hit_points_roll") ?? json.Text("hit_dice")),
            Speeds = Speeds(json.At("speed")),
            Abilities = json.Six(Abilities.Names),
            Saves = Bonuses(json, Saving),
            Skills = Bonuses(json, Skill),
            Vulnerabilities = json.Names("damage_vulnerabilities"),
            Resistances = json.Names("damage_resistances"),
            Immunities = json.Names("damage_immunities"),
            ConditionImmunities = json.Names("condition_immunities"),
            Senses = string.Join(", ", json.Properties("senses").Select(static sense => $"{sense.Name.Replace('_', ' ')} {sense.Value.Text()}")),
            PassivePerception = json.Whole("senses", "passive_perception"),
            Languages = json.Maybe("languages") ?? "—",
            Challenge = json.Challenge("challenge_rating"),
            Xp = json.Whole("xp"),
            Traits = json.Features("special_abilities"),
            Actions = json.Features("actions"),
            Reactions = json.Features("reactions"),
            LegendaryActions = json.Features("legendary_actions"),
            Description = json.Text("desc"),
        };
    }

    private static string? Note(List<JsonElement> classes)
    {
        var notes = classes.Select(static (armor, place) =>
        {
            var kind = armor.Text("desc") is { Length: > 0 } said ? said : armor.Text("type") switch
            {
                "natural" => "natural armor",
                "armor" => armor.Names("armor"),
                "spell" => "with " + armor.Text("spell"),
                "condition" => "while " + armor.Text("condition"),
                _ => "",
            };
            return place == 0 ? kind : $"{armor.Text("value")} {kind}".Trim();
        });
        return string.Join(", ", notes.Where(static note => note.Length > 0)) is { Length: > 0 } note ? note : null;
    }

    private static IReadOnlyList<Speed> Speeds(JsonElement speeds)
    {
        var hovers = speeds.Yes("hover");
        return [.. speeds.Properties().Where(static speed => speed.Name != "hover").Select(speed => new Speed(speed.Name, Values.Whole(speed.Value.Text().Split(' ')[0]) ?? 0, hovers && speed.Name == "fly" ? "hover" : null))];
    }

    private static IReadOnlyList<Bonus> Bonuses(JsonElement json, string kind) =>
        [.. json.Items("proficiencies").Where(item => item.Text("proficiency", "index").StartsWith(kind, StringComparison.Ordinal))
            .Select(item => new Bonus(item.Text("proficiency", "index")[kind.Length..].Replace('-', ' '), item.Whole("value") ?? 0))];
}
