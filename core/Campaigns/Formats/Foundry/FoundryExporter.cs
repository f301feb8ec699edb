using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Writes actors that Foundry's dnd5e system imports. Totals go in as flat numbers, so that the program shows what the sheet says.</summary>
internal sealed class FoundryExporter() : SheetExporter(FoundryImporter.Description)
{
    protected override string? Refuses(Sheet sheet) => sheet.System == SheetWords.Dnd5e ? null : "this format is for dnd5e alone.";

    protected override FormatFile Write(Sheet sheet, List<string> leftOut)
    {
        sheet = Derivation.Complete(sheet).Sheet;
        var challenge = sheet.Character.Extra?.GetValueOrDefault("challenge").Number();
        var actor = new JsonObject
        {
            ["name"] = sheet.Character.Name,
            ["type"] = sheet.Character.Level is null && challenge is not null ? "npc" : "character",
            ["system"] = new JsonObject
            {
                ["abilities"] = Abilities(sheet),
                ["attributes"] = Attributes(sheet),
                ["details"] = Details(sheet, challenge),
                ["traits"] = Traits(sheet),
                ["currency"] = sheet.Extra?.GetValueOrDefault("currency") is { ValueKind: System.Text.Json.JsonValueKind.Object } coins ? JsonNode.Parse(coins.GetRawText()) : new JsonObject(),
                ["skills"] = Skills(sheet, leftOut),
                ["spells"] = Slots(sheet),
                ["source"] = new JsonObject { ["rules"] = sheet.Rules ?? "" },
            },
            ["items"] = FoundryItems.Write(sheet),
            ["effects"] = new JsonArray(),
            ["flags"] = new JsonObject(),
            ["_stats"] = new JsonObject { ["systemId"] = "dnd5e", ["systemVersion"] = "5.3.3", ["coreVersion"] = "13" },
        };
        return new FormatFile(FileNameOf(sheet, "foundry.json"), "application/json", Encoding.UTF8.GetBytes(JsonTree.Indented(actor)));
    }

    private static JsonObject Abilities(Sheet sheet)
    {
        var abilities = new JsonObject();
        foreach (var name in AttributeNames.Six.Where(name => AttributeNames.Find(sheet, name) is not null))
        {
            var save = sheet.Saves?.FirstOrDefault(pair => AttributeNames.Short(pair.Key) == name).Value;
            var trained = save?.Proficiency is not (null or SheetWords.Untrained);
            var beyond = save?.Value - AttributeNames.Modifier(sheet, name) - (trained ? sheet.ProficiencyBonus : 0);
            abilities[name] = new JsonObject { ["value"] = AttributeNames.Find(sheet, name)!.Value, ["proficient"] = trained ? 1 : 0, ["bonuses"] = new JsonObject { ["check"] = "", ["save"] = Bonus(beyond) } };
        }

        return abilities;
    }

    /// <summary>The program has codes for most words; as words of one's own they are shown all the same.</summary>
    private static JsonObject Traits(Sheet sheet)
    {
        var traits = new JsonObject { ["size"] = SheetExtras.Text(sheet.Notes?.Extra, "size") ?? "med" };
        foreach (var (word, code) in FoundryFeatures.Traits)
        {
            traits[code] = new JsonObject { ["value"] = new JsonArray(), ["custom"] = SheetExtras.Text(sheet.Notes?.Extra, word) ?? "" };
        }

        return traits;
    }

    private static JsonObject Senses(Sheet sheet)
    {
        var senses = new JsonObject { ["units"] = "ft" };
        foreach (var sense in SheetExtras.Text(sheet.Notes?.Extra, "senses")?.Split(", ") ?? [])
        {
            if (sense.Split(' ') is [var name, var feet] && FoundryFeatures.Senses.Contains(name, StringComparer.Ordinal))
            {
                senses[name] = Roll20Attributes.Whole(feet);
            }
        }

        return senses;
    }

    private static JsonObject Attributes(Sheet sheet)
    {
        var movement = new JsonObject { ["units"] = "ft" };
        foreach (var (way, feet) in sheet.Combat?.Speed ?? new Dictionary<string, decimal>())
        {
            movement[way] = feet;
        }

        var initiative = sheet.Combat?.Initiative - AttributeNames.Modifier(sheet, "dex");
        return new JsonObject
        {
            ["hp"] = new JsonObject { ["value"] = sheet.Combat?.Hp?.Current, ["max"] = sheet.Combat?.Hp?.Max, ["temp"] = sheet.Combat?.Hp?.Temp },
            ["ac"] = sheet.Combat?.Ac is { } armor ? new JsonObject { ["flat"] = armor, ["calc"] = "flat" } : new JsonObject { ["calc"] = "default" },
            ["init"] = new JsonObject { ["ability"] = "", ["bonus"] = Bonus(initiative) },
            ["movement"] = movement,
            ["senses"] = Senses(sheet),
            ["spellcasting"] = sheet.Spells?.Ability ?? "",
        };
    }

    private static JsonObject Details(Sheet sheet, decimal? challenge)
    {
        var notes = sheet.Notes ?? new SheetNotes();
        var details = new JsonObject
        {
            ["biography"] = new JsonObject { ["value"] = FoundryItems.Paragraph(notes.Backstory) },
            ["appearance"] = notes.Appearance ?? "",
            ["trait"] = notes.Personality ?? "",
            ["ideal"] = notes.Ideals ?? "",
            ["bond"] = notes.Bonds ?? "",
            ["flaw"] = notes.Flaws ?? "",
            ["alignment"] = SheetExtras.Text(notes.Extra, "alignment") ?? "",
            ["xp"] = new JsonObject { ["value"] = sheet.Character.Experience },
        };
        if (challenge is { } rating)
        {
            details["cr"] = rating;
            details["type"] = new JsonObject { ["value"] = sheet.Character.Concept ?? "" };
        }

        return details;
    }

    private static JsonObject Skills(Sheet sheet, List<string> leftOut)
    {
        var skills = new JsonObject();
        foreach (var (name, it) in sheet.Skills ?? new Dictionary<string, SheetSkill>())
        {
            var code = FoundrySkills.Codes.FirstOrDefault(pair => SkillNames.Plain(pair.Value) == SkillNames.Plain(name)).Key;
            if (code is null)
            {
                leftOut.Add($"The skill '{name}' is none of the format's.");
                continue;
            }

            var beyond = it.Value - AttributeNames.Modifier(sheet, it.Attribute) - Dnd5eDerivation.Share(it.Proficiency, sheet.ProficiencyBonus);
            skills[code] = new JsonObject { ["value"] = FoundrySkills.Value(it.Proficiency), ["ability"] = it.Attribute, ["bonuses"] = new JsonObject { ["check"] = Bonus(beyond), ["passive"] = "" } };
        }

        return skills;
    }

    private static JsonObject Slots(Sheet sheet)
    {
        var slots = new JsonObject();
        foreach (var (level, it) in sheet.Spells?.Slots ?? new Dictionary<string, SheetSlots>())
        {
            slots[level == "pact" ? "pact" : $"spell{level}"] = new JsonObject { ["value"] = it.Current ?? it.Max, ["override"] = it.Max };
        }

        return slots;
    }

    private static string Bonus(int? beyond) => beyond is null or 0 ? "" : beyond.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
