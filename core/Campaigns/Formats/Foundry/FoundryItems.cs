using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>What an actor carries, can and is, as items.</summary>
internal static class FoundryItems
{
    private static readonly string[] _kinds = ["weapon", "equipment", "consumable", "tool", "loot", "container"];
    private static readonly string[] _natures = ["subclass", "race", "background"];

    public static JsonArray Write(Sheet sheet)
    {
        var items = new JsonArray();
        var classes = Classes(sheet);
        foreach (var (name, level) in classes)
        {
            items.Add((JsonNode)Item("class", name, new JsonObject { ["levels"] = level, ["identifier"] = SkillNames.Plain(name), ["description"] = Described(sheet.Features?.FirstOrDefault(it => it.Name == name)?.Description) }));
        }

        foreach (var feature in (sheet.Features ?? []).Where(it => !classes.ContainsKey(it.Name)))
        {
            items.Add((JsonNode)Feature(feature));
        }

        foreach (var attack in sheet.Combat?.Attacks ?? [])
        {
            items.Add((JsonNode)Attack(attack, sheet.Inventory?.FirstOrDefault(item => item.Name == attack.Name && item.Properties?.Contains("weapon", StringComparer.Ordinal) == true)));
        }

        foreach (var item in (sheet.Inventory ?? []).Where(item => sheet.Combat?.Attacks?.Any(attack => attack.Name == item.Name) != true || item.Properties?.Contains("weapon", StringComparer.Ordinal) != true))
        {
            var kind = item.Properties?.FirstOrDefault(property => _kinds.Contains(property, StringComparer.Ordinal)) ?? "loot";
            items.Add((JsonNode)Item(kind, item.Name, Carried(new JsonObject(), item)));
        }

        foreach (var spell in sheet.Spells?.Known ?? [])
        {
            items.Add((JsonNode)Spell(spell));
        }

        return items;
    }

    public static string Paragraph(string? text) => string.IsNullOrEmpty(text) ? "" : $"<p>{WebUtility.HtmlEncode(text)}</p>";

    private static JsonObject Item(string type, string name, JsonObject system) => new() { ["name"] = name, ["type"] = type, ["system"] = system, ["effects"] = new JsonArray() };

    private static JsonObject Described(string? text) => new() { ["value"] = Paragraph(text) };

    /// <summary>"Elf Cleric 3 / Wizard 2" names two classes, if the features do too; else the whole of it is one.</summary>
    private static Dictionary<string, int> Classes(Sheet sheet)
    {
        var concept = sheet.Character.Concept ?? "Adventurer";
        var level = sheet.Character.Level;
        var named = (sheet.Features ?? []).Where(static it => it.Source == "class").Select(it => (it.Name, Level: LevelOf(concept, it.Name))).Where(static it => it.Level > 0)
            .DistinctBy(static it => it.Name, StringComparer.Ordinal).ToDictionary(static it => it.Name, static it => it.Level!.Value, StringComparer.Ordinal);
        if (level is null || (named.Count > 0 && named.Values.Sum() == level))
        {
            return named;
        }

        var ending = $" {level.Value.ToString(CultureInfo.InvariantCulture)}";
        return new(StringComparer.Ordinal) { [concept.EndsWith(ending, StringComparison.Ordinal) ? concept[..^ending.Length] : concept] = level.Value };
    }

    private static int? LevelOf(string concept, string name)
    {
        var at = concept.IndexOf($"{name} ", StringComparison.Ordinal);
        return at < 0 ? null : Roll20Attributes.Whole(concept[(at + name.Length + 1)..]);
    }

    private static JsonObject Feature(SheetFeature feature)
    {
        var system = new JsonObject { ["description"] = Described(feature.Description) };
        system["type"] = new JsonObject { ["value"] = feature.Source ?? "" };
        if (feature.Uses is { Max: { } most } uses)
        {
            var period = uses.Recharge switch { "short rest" => "sr", "long rest" => "lr", _ => uses.Recharge };
            system["uses"] = new JsonObject
            {
                ["max"] = most.ToString(CultureInfo.InvariantCulture),
                ["spent"] = most - (uses.Current ?? most),
                ["recovery"] = period is null ? new JsonArray() : new JsonArray(new JsonObject { ["period"] = period, ["type"] = "recoverAll" }),
            };
        }

        return Item(_natures.Contains(feature.Source, StringComparer.Ordinal) ? feature.Source! : "feat", feature.Name, system);
    }

    /// <summary>An attack without a thing to make it with is a part of the body.</summary>
    private static JsonObject Attack(SheetAttack attack, SheetItem? item)
    {
        var types = new JsonArray([.. (attack.Type ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static type => (JsonNode)type)]);
        var ability = SheetExtras.Text(attack.Extra, "ability") ?? "";
        var system = new JsonObject
        {
            ["type"] = new JsonObject { ["value"] = item is null ? "natural" : "simpleM" },
            ["damage"] = new JsonObject { ["base"] = new JsonObject { ["types"] = types, ["custom"] = new JsonObject { ["enabled"] = attack.Damage is not null, ["formula"] = attack.Damage ?? "" } } },
            ["range"] = Range(attack.Range),
            ["proficient"] = 1,
            ["activities"] = new JsonObject
            {
                ["dnd5eactivity000"] = new JsonObject
                {
                    ["_id"] = "dnd5eactivity000",
                    ["type"] = "attack",
                    ["attack"] = new JsonObject { ["ability"] = ability, ["bonus"] = (attack.Bonus ?? 0).ToString(CultureInfo.InvariantCulture), ["flat"] = true },
                    ["damage"] = new JsonObject { ["includeBase"] = true, ["parts"] = new JsonArray() },
                },
            },
        };
        return Item("weapon", attack.Name, item is null ? system : Carried(system, item));
    }

    private static JsonObject Range(string? range)
    {
        var parts = range?.Split(' ') ?? [];
        var numbers = parts.Length == 2 ? parts[0].Split('/') : [];
        return new JsonObject { ["value"] = Roll20Attributes.Whole(numbers.ElementAtOrDefault(0)), ["long"] = Roll20Attributes.Whole(numbers.ElementAtOrDefault(1)), ["units"] = parts.ElementAtOrDefault(1) ?? "ft" };
    }

    private static JsonObject Carried(JsonObject system, SheetItem item)
    {
        system["quantity"] = item.Quantity;
        system["weight"] = item.Weight is null ? null : new JsonObject { ["value"] = item.Weight, ["units"] = "lb" };
        system["price"] = item.Value is null ? null : new JsonObject { ["value"] = item.Value, ["denomination"] = "gp" };
        system["equipped"] = item.Equipped;
        system["properties"] = new JsonArray([.. (item.Properties ?? []).Where(static property => !_kinds.Contains(property, StringComparer.Ordinal)).Select(static property => (JsonNode)property)]);
        return system;
    }

    private static JsonObject Spell(SheetSpell spell)
    {
        var school = spell.School is null ? null : FoundrySpells.Schools.FirstOrDefault(pair => pair.Value == spell.School).Key ?? spell.School;
        return Item("spell", spell.Name, new JsonObject
        {
            ["level"] = spell.Level,
            ["school"] = school,
            ["preparation"] = new JsonObject { ["mode"] = SheetExtras.Text(spell.Extra, "method") ?? "prepared", ["prepared"] = spell.Prepared ?? false },
        });
    }
}
