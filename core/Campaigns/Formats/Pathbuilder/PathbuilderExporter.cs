using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Writes the shape of the builder's export, for programs that read it; the builder itself reads none.</summary>
internal sealed partial class PathbuilderExporter() : SheetExporter(PathbuilderImporter.Description)
{
    private static readonly string[] _striking = ["", "", "striking", "greaterStriking", "majorStriking"];

    protected override string? Refuses(Sheet sheet) => sheet.System == SheetWords.Pathfinder2e ? null : "this format is for pathfinder2e alone.";

    protected override FormatFile Write(Sheet sheet, List<string> leftOut)
    {
        sheet = Derivation.Complete(sheet).Sheet;
        var level = sheet.Character.Level ?? 1;
        var attacks = sheet.Combat?.Attacks ?? [];
        var build = new JsonObject
        {
            ["name"] = sheet.Character.Name,
            ["class"] = Class(sheet),
            ["level"] = level,
            ["xp"] = sheet.Character.Experience,
            ["keyability"] = SheetExtras.Text(sheet.Notes?.Extra, "keyability") ?? sheet.Spells?.Ability ?? "",
            ["languages"] = Words(SheetExtras.Text(sheet.Notes?.Extra, "languages")),
            ["attributes"] = Vigour(sheet, level),
            ["abilities"] = new JsonObject(AttributeNames.Six.Select(name => new KeyValuePair<string, JsonNode?>(name, AttributeNames.Find(sheet, name)?.Value ?? 10))),
            ["proficiencies"] = Proficiencies(sheet),
            ["lores"] = new JsonArray([.. Lores(sheet).Select(static pair => (JsonNode)new JsonArray(pair.Key[..^" Lore".Length], Code(pair.Value.Proficiency)))]),
            ["feats"] = new JsonArray([.. (sheet.Features ?? []).Select(static it => (JsonNode)new JsonArray(it.Name, null, it.Source, SheetExtras.Number(it.Extra, "level")))]),
            ["specials"] = new JsonArray(),
            ["equipment"] = new JsonArray([.. (sheet.Inventory ?? []).Where(item => !attacks.Any(attack => attack.Name == item.Name)).Select(static item => (JsonNode)new JsonArray(item.Name, item.Quantity ?? 1))]),
            ["weapons"] = new JsonArray([.. attacks.Select(attack => (JsonNode)Weapon(attack, leftOut))]),
            ["armor"] = new JsonArray(),
            ["money"] = sheet.Extra?.GetValueOrDefault("currency") is { ValueKind: System.Text.Json.JsonValueKind.Object } coins ? JsonNode.Parse(coins.GetRawText()) : new JsonObject(),
            ["spellCasters"] = sheet.Spells is { } spells ? new JsonArray(Caster(spells)) : new JsonArray(),
            ["acTotal"] = new JsonObject { ["acTotal"] = sheet.Combat?.Ac },
        };
        foreach (var fact in new[] { "ancestry", "heritage", "background", "alignment", "deity", "gender", "age" })
        {
            build[fact] = SheetExtras.Text(sheet.Notes?.Extra, fact) ?? (fact is "ancestry" or "heritage" ? null : "Not set");
        }

        return new FormatFile(FileNameOf(sheet, "pathbuilder.json"), "application/json", Encoding.UTF8.GetBytes(JsonTree.Indented(new JsonObject { ["success"] = true, ["build"] = build })));
    }

    /// <summary>A sheet says both in one line; the format has heritage and class apart.</summary>
    private static string Class(Sheet sheet)
    {
        var concept = sheet.Character.Concept ?? "";
        var kin = SheetExtras.Text(sheet.Notes?.Extra, "heritage") ?? SheetExtras.Text(sheet.Notes?.Extra, "ancestry");
        return kin is not null && concept.StartsWith($"{kin} ", StringComparison.Ordinal) ? concept[(kin.Length + 1)..] : concept;
    }

    /// <summary>The format adds hit points up; what constitution does not give stands as the ancestry's.</summary>
    private static JsonObject Vigour(Sheet sheet, int level) => new()
    {
        ["ancestryhp"] = (sheet.Combat?.Hp?.Max ?? 0) - ((AttributeNames.Modifier(sheet, "con") ?? 0) * level),
        ["classhp"] = 0,
        ["bonushp"] = 0,
        ["bonushpPerLevel"] = 0,
        ["speed"] = sheet.Combat?.Speed?.GetValueOrDefault("walk") ?? 0,
        ["speedBonus"] = 0,
    };

    private static IEnumerable<KeyValuePair<string, SheetSkill>> Lores(Sheet sheet) => (sheet.Skills ?? new Dictionary<string, SheetSkill>()).Where(static pair => pair.Key.EndsWith(" Lore", StringComparison.Ordinal));

    private static JsonObject Proficiencies(Sheet sheet)
    {
        var ranks = new JsonObject();
        foreach (var (name, it) in (sheet.Saves ?? new Dictionary<string, SheetSkill>()).Concat((sheet.Skills ?? new Dictionary<string, SheetSkill>()).Where(static pair => SkillNames.Pathfinder2e.ContainsKey(pair.Key))))
        {
            ranks[name.ToLowerInvariant()] = Code(it.Proficiency);
        }

        return ranks;
    }

    public static int Code(string? rank) => rank switch
    {
        SheetWords.Trained => 2,
        SheetWords.Expert => 4,
        SheetWords.Master => 6,
        SheetWords.Legendary => 8,
        _ => 0,
    };

    private static JsonArray Words(string? text) => new([.. (text ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static word => (JsonNode)word)]);

    private static JsonObject Weapon(SheetAttack attack, List<string> leftOut)
    {
        var weapon = new JsonObject { ["name"] = attack.Name, ["display"] = attack.Name, ["qty"] = 1, ["prof"] = "simple", ["pot"] = 0, ["str"] = "", ["attack"] = attack.Bonus, ["runes"] = new JsonArray() };
        var damage = Damage().Match(attack.Damage ?? "");
        if (damage.Success)
        {
            weapon["str"] = _striking[damage.Groups["count"].Value[0] - '0'];
            weapon["die"] = damage.Groups["die"].Value;
            weapon["damageBonus"] = damage.Groups["flat"].Success ? int.Parse(damage.Groups["flat"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
            weapon["damageType"] = attack.Type;
        }
        else if (attack.Damage is not null)
        {
            leftOut.Add($"The damage of '{attack.Name}' is no weapon's dice and was left out.");
        }

        return weapon;
    }

    private static JsonObject Caster(SheetSpells spells)
    {
        var known = (spells.Known ?? []).GroupBy(static spell => spell.Level ?? 0).OrderBy(static group => group.Key)
            .Select(static group => (JsonNode)new JsonObject { ["spellLevel"] = group.Key, ["list"] = new JsonArray([.. group.Select(static spell => (JsonNode)spell.Name)]) });
        var perDay = Enumerable.Range(0, 11).Select(level => (JsonNode)(spells.Slots?.GetValueOrDefault(level.ToString(CultureInfo.InvariantCulture))?.Max ?? 0));
        return new JsonObject
        {
            ["name"] = "Spells",
            ["magicTradition"] = SheetExtras.Text(spells.Extra, "tradition") ?? "",
            ["spellcastingType"] = SheetExtras.Text(spells.Extra, "preparation") ?? "prepared",
            ["ability"] = spells.Ability ?? "",
            ["proficiency"] = Code(SheetExtras.Text(spells.Extra, "proficiency")),
            ["spells"] = new JsonArray([.. known]),
            ["perDay"] = new JsonArray([.. perDay]),
        };
    }

    [GeneratedRegex(@"^(?<count>[1-4])(?<die>d\d{1,2})(?<flat>[+-]\d{1,4})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Damage();
}
