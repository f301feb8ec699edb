using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Writes characters that the browser's extension brings into Roll20, with the names of the usual sheet of their system.</summary>
internal sealed class Roll20Exporter() : SheetExporter(Roll20Importer.Description)
{
    protected override string? Refuses(Sheet sheet) => sheet.System is SheetWords.Dnd5e or SheetWords.Pathfinder2e ? null : "this format is written for dnd5e and pathfinder2e alone.";

    protected override FormatFile Write(Sheet sheet, List<string> leftOut)
    {
        sheet = Derivation.Complete(sheet).Sheet;
        var to = new Roll20Writer();
        if (sheet.System == SheetWords.Pathfinder2e)
        {
            Roll20Pathfinder2eWriting.Write(to, sheet, leftOut);
        }
        else
        {
            General(to, sheet);
            Abilities(to, sheet);
            Lists(to, sheet);
            Spells(to, sheet.Spells);
        }

        foreach (var way in (sheet.Combat?.Speed ?? new Dictionary<string, decimal>()).Keys.Where(static way => way != "walk"))
        {
            leftOut.Add($"The format holds one speed; '{way}' was left out.");
        }

        if (sheet.Inventory?.Any(static item => item.Value is not null) == true || sheet.Features?.Any(static feature => feature.Uses is not null) == true)
        {
            leftOut.Add("The format has no place for prices and for uses of features.");
        }

        var file = new JsonObject
        {
            ["schema_version"] = 3,
            ["type"] = "character",
            ["character"] = new JsonObject
            {
                ["name"] = sheet.Character.Name,
                ["avatar"] = "",
                ["bio"] = "",
                ["gmnotes"] = "",
                ["defaulttoken"] = "",
                ["tags"] = "[]",
                ["controlledby"] = "",
                ["inplayerjournals"] = "",
                ["attribs"] = to.Attributes,
                ["abilities"] = new JsonArray(),
            },
        };
        return new FormatFile(FileNameOf(sheet, "roll20.json"), "application/json", Encoding.UTF8.GetBytes(JsonTree.Indented(file)));
    }

    private static void General(Roll20Writer to, Sheet sheet)
    {
        var combat = sheet.Combat ?? new SheetCombat();
        var notes = sheet.Notes ?? new SheetNotes();
        to.Add("class_display", sheet.Character.Concept);
        to.Add("level", sheet.Character.Level);
        to.Add("experience", sheet.Character.Experience);
        to.Add("pb", sheet.ProficiencyBonus);
        to.Add("hp", combat.Hp?.Current, combat.Hp?.Max);
        to.Add("hp_temp", combat.Hp?.Temp);
        to.Add("ac", combat.Ac);
        to.Add("initiative_bonus", combat.Initiative);
        to.Add("speed", combat.Speed is { Count: > 0 } speed ? speed.GetValueOrDefault("walk", speed.First().Value).ToString(CultureInfo.InvariantCulture) : null);
        to.Add("character_appearance", notes.Appearance);
        to.Add("character_backstory", notes.Backstory);
        to.Add("personality_traits", notes.Personality);
        to.Add("ideals", notes.Ideals);
        to.Add("bonds", notes.Bonds);
        to.Add("flaws", notes.Flaws);
        foreach (var name in Roll20Dnd5e.Facts)
        {
            to.Add(name, SheetExtras.Text(notes.Extra, name));
        }

        foreach (var coin in sheet.Extra?.GetValueOrDefault("currency").Fields() ?? [])
        {
            to.Add(coin.Name, coin.Value.Int());
        }
    }

    private static void Abilities(Roll20Writer to, Sheet sheet)
    {
        foreach (var (name, it) in AttributeNames.Six.Select(name => (name, AttributeNames.Find(sheet, name))).Where(static pair => pair.Item2 is not null))
        {
            var full = AttributeNames.Long(name);
            var save = sheet.Saves?.FirstOrDefault(pair => AttributeNames.Short(pair.Key) == name).Value;
            to.Add(full, it!.Value);
            to.Add($"{full}_mod", it.Modifier);
            to.Add($"{full}_save_prof", save?.Proficiency is null or SheetWords.Untrained ? null : "(@{pb})");
            to.Add($"{full}_save_bonus", save?.Value);
        }

        foreach (var (skill, it) in sheet.Skills ?? new Dictionary<string, SheetSkill>())
        {
            var name = skill.ToLowerInvariant().Replace(' ', '_');
            to.Add($"{name}_prof", it.Proficiency is null or SheetWords.Untrained or SheetWords.Half ? null : $"(@{{pb}}*@{{{name}_type}})");
            to.Add($"{name}_type", it.Proficiency == SheetWords.Expert ? 2 : 1);
            to.Add($"{name}_bonus", it.Value);
        }
    }

    private static void Lists(Roll20Writer to, Sheet sheet)
    {
        foreach (var attack in sheet.Combat?.Attacks ?? [])
        {
            var row = to.Row("attack");
            row("atkname", attack.Name);
            row("atkbonus", attack.Bonus?.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
            row("atkdmgtype", $"{attack.Damage} {attack.Type}".Trim());
            row("dmgbase", attack.Damage);
            row("dmgtype", attack.Type);
            row("atkrange", attack.Range);
        }

        foreach (var item in sheet.Inventory ?? [])
        {
            var row = to.Row("inventory");
            row("itemname", item.Name);
            row("itemcount", item.Quantity?.ToString(CultureInfo.InvariantCulture));
            row("itemweight", item.Weight?.ToString(CultureInfo.InvariantCulture));
            row("equipped", item.Equipped is null ? null : item.Equipped.Value ? "1" : "0");
            row("itemproperties", item.Properties is null ? null : string.Join(", ", item.Properties));
        }

        foreach (var feature in sheet.Features ?? [])
        {
            var row = to.Row("traits");
            row("name", feature.Name);
            row("source", feature.Source);
            row("description", feature.Description);
        }
    }

    private static void Spells(Roll20Writer to, SheetSpells? spells)
    {
        to.Add("spellcasting_ability", spells?.Ability is { } ability ? $"@{{{AttributeNames.Long(ability)}_mod}}+" : null);
        to.Add("spell_save_dc", spells?.Dc);
        to.Add("spell_attack_bonus", spells?.Attack);
        foreach (var (level, slots) in spells?.Slots ?? new Dictionary<string, SheetSlots>())
        {
            to.Add($"lvl{level}_slots_total", slots.Max);
            to.Add($"lvl{level}_slots_expended", slots.Current ?? slots.Max);
        }

        foreach (var spell in spells?.Known ?? [])
        {
            var row = to.Row(spell.Level is > 0 and <= 9 and var level ? string.Create(CultureInfo.InvariantCulture, $"spell-{level}") : "spell-cantrip");
            row("spellname", spell.Name);
            row("spellschool", spell.School);
            row("spellprepared", spell.Prepared is null ? null : spell.Prepared.Value ? "1" : "0");
        }
    }
}
