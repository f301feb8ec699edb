using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Open5e's first version: flat entries with a slug, and the book as fields "document__title".</summary>
internal sealed class OpenOneShape : IShape
{
    private const string Saving = "_save";

    public Entry? Read(JsonRow row)
    {
        var json = row.Entry;
        if (!json.Has("slug") || !json.Has("name") || !json.Has("document__slug"))
            return null;

        var name = json.Text("name");
        Entry? entry = json.Has("armor_class") && json.Has("hit_points") ? Monster(name, json)
            : json.Has("casting_time") ? Spell(name, json)
            : json.Has("ac_string") || json.Has("damage_dice") || json.Has("rarity") ? Item(name, json)
            : Other(name, json);
        var book = json.Text("document__title");
        return entry is null ? null : entry with { System = "dnd5e", Sources = book.Length == 0 ? [] : [book], PageLabel = json.Whole("page_no") is { } page ? $"{page}" : json.Maybe("page") };
    }

    private static Monster Monster(string name, JsonElement json) => new(name)
    {
        Size = json.Text("size"),
        Kind = json.Text("type").ToLowerInvariant(),
        Subtype = json.Maybe("subtype"),
        Alignment = json.Text("alignment"),
        ArmorClass = json.Whole("armor_class"),
        ArmorNote = json.Maybe("armor_desc"),
        HitPoints = json.Whole("hit_points"),
        HitDice = json.Maybe("hit_dice") is { } dice ? Values.Dice(dice) : null,
        Speeds = OpenFields.Speeds(json.At("speed")),
        Abilities = json.Six(Abilities.Names),
        Saves = [.. Abilities.Names.Select(ability => (ability, Value: json.Whole(ability + Saving))).Where(static save => save.Value is not null).Select(static save => new Bonus(save.ability[..3], save.Value!.Value))],
        Skills = OpenFields.Bonuses(json.At("skills")),
        Vulnerabilities = json.Text("damage_vulnerabilities"),
        Resistances = json.Text("damage_resistances"),
        Immunities = json.Text("damage_immunities"),
        ConditionImmunities = json.Text("condition_immunities"),
        Senses = json.Text("senses"),
        PassivePerception = Values.Passive(json.Text("senses")),
        Languages = json.Text("languages"),
        Challenge = json.Maybe("challenge_rating"),
        Traits = json.Features("special_abilities"),
        Actions = json.Features("actions"),
        BonusActions = json.Features("bonus_actions"),
        Reactions = json.Features("reactions"),
        LegendaryActions = json.Features("legendary_actions"),
        Description = json.Text("desc"),
    };

    private static Spell Spell(string name, JsonElement json)
    {
        var spell = new Spell(name)
        {
            Level = json.Whole("level_int") ?? json.Whole("spell_level"),
            School = json.Text("school").ToLowerInvariant(),
            Ritual = json.Yes("can_be_cast_as_ritual") || json.Yes("ritual"),
            CastingTime = json.Text("casting_time"),
            Range = json.Text("range"),
            Concentration = json.Yes("requires_concentration") || json.Yes("concentration"),
            Classes = Values.List(json.Text("dnd_class")),
            Description = json.Text("desc"),
            HigherLevels = json.Maybe("higher_level"),
        };
        spell = SpellReading.Lasting(SpellReading.Components(spell, json.Text("components")), json.Text("duration"));
        return json.Maybe("material") is { } material ? spell with { Material = material } : spell;
    }

    private static Item Item(string name, JsonElement json) => new(name)
    {
        Kind = json.Maybe("category") ?? json.Text("type"),
        Rarity = json.Text("rarity").ToLowerInvariant(),
        Attunement = json.Maybe("requires_attunement") is { } asks ? asks.Replace("requires attunement", "", StringComparison.OrdinalIgnoreCase).Trim() : null,
        Cost = json.Maybe("cost"),
        Weight = json.Maybe("weight"),
        Damage = json.Maybe("damage_dice") is { } dice ? $"{dice} {json.Text("damage_type")}".Trim() : null,
        ArmorClass = json.Maybe("ac_string"),
        Properties = [.. json.Items("properties").Select(static item => item.Text())],
        Text = json.Text("desc"),
    };

    private static Described? Other(string name, JsonElement json)
    {
        ContentType? type = json.Has("asi") ? ContentType.Race : json.Has("hit_dice") ? ContentType.Class : json.Has("skill_proficiencies") ? ContentType.Background
            : json.Has("prerequisite") ? ContentType.Feat : json.Has("desc") ? ContentType.Rule : null;
        return type is { } known ? OpenFields.Described(name, known, json) : null;
    }
}
