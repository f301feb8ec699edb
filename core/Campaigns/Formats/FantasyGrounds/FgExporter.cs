using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Writes characters that Fantasy Grounds imports, for its rulesets 5E and PFRPG2.</summary>
internal sealed partial class FgExporter() : SheetExporter(FgImporter.Description)
{
    private static readonly XmlWriterSettings _settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n", CheckCharacters = true };

    protected override string? Refuses(Sheet sheet) => sheet.System is SheetWords.Dnd5e or SheetWords.Pathfinder2e ? null : "this format is written for dnd5e and pathfinder2e alone.";

    protected override FormatFile Write(Sheet sheet, List<string> leftOut)
    {
        sheet = Derivation.Complete(sheet).Sheet;
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, _settings))
        {
            var writer = new FgWriter(xml);
            xml.WriteStartElement("root");
            var second = sheet.System == SheetWords.Pathfinder2e;
            xml.WriteAttributeString("version", second ? "5.1" : "4.4");
            xml.WriteAttributeString("release", second ? "21|CoreRPG:7" : "8.1|CoreRPG:6");
            writer.In("character", () => Character(writer, sheet, leftOut));
            xml.WriteEndElement();
        }

        return new FormatFile(FileNameOf(sheet, "xml"), "application/xml", stream.ToArray());
    }

    private static void Character(FgWriter to, Sheet sheet, List<string> leftOut)
    {
        to.Text("name", sheet.Character.Name);
        to.Number("level", sheet.Character.Level);
        to.Number("exp", sheet.Character.Experience);
        to.Number("profbonus", sheet.ProficiencyBonus);
        var race = SheetExtras.Text(sheet.Notes?.Extra, "race");
        to.Text("race", race);
        to.Rows("classes", [sheet.Character.Level], level =>
        {
            to.Text("name", Class(sheet.Character.Concept ?? "", race, level));
            to.Number("level", level);
        });
        Combat(to, sheet, leftOut);
        FgBelongings.Write(to, sheet);
        if (sheet.System == SheetWords.Pathfinder2e)
        {
            FgPathfinder2eWriting.Write(to, sheet, leftOut);
        }
        else
        {
            to.In("abilities", () => Abilities(to, sheet));
            to.Rows("skilllist", sheet.Skills ?? new Dictionary<string, SheetSkill>(), pair => Skill(to, pair.Key, pair.Value));
            to.In("defenses", () => to.In("ac", () => to.Number("total", sheet.Combat?.Ac)));
            FgBelongings.Powers(to, sheet);
        }

        Notes(to, sheet.Notes ?? new SheetNotes());
    }

    /// <summary>A concept without what has a place of its own.</summary>
    private static string Class(string concept, string? race, int? level)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $" {level}");
        concept = race is not null && concept.StartsWith(race, StringComparison.Ordinal) ? concept[race.Length..].TrimStart() : concept;
        return concept.EndsWith(ending, StringComparison.Ordinal) ? concept[..^ending.Length] : concept;
    }

    private static void Abilities(FgWriter to, Sheet sheet)
    {
        foreach (var name in AttributeNames.Six.Where(name => AttributeNames.Find(sheet, name) is not null))
        {
            var it = AttributeNames.Find(sheet, name)!;
            var save = sheet.Saves?.FirstOrDefault(pair => AttributeNames.Short(pair.Key) == name).Value;
            to.In(AttributeNames.Long(name), () =>
            {
                to.Number("score", it.Value);
                to.Number("bonus", it.Modifier);
                to.Number("save", save?.Value ?? it.Modifier);
                to.Number("savemodifier", SheetExtras.Number(save?.Extra, "item") ?? 0);
                to.Number("saveprof", Code(save?.Proficiency));
            });
        }
    }

    private static void Skill(FgWriter to, string name, SheetSkill it)
    {
        to.Text("name", name);
        to.Number("total", it.Value);
        to.Number("prof", Code(it.Proficiency));
        to.Number("misc", SheetExtras.Number(it.Extra, "item") ?? 0);
        to.Text("stat", it.Attribute is null ? null : AttributeNames.Long(it.Attribute));
    }

    private static int Code(string? proficiency) => proficiency switch
    {
        null or SheetWords.Untrained => 0,
        SheetWords.Half => 3,
        SheetWords.Trained => 1,
        _ => 2,
    };

    private static void Combat(FgWriter to, Sheet sheet, List<string> leftOut)
    {
        var combat = sheet.Combat ?? new SheetCombat();
        to.In("hp", () =>
        {
            to.Number("total", combat.Hp?.Max);
            to.Number("wounds", combat.Hp is { Max: { } max, Current: { } current } ? max - current : 0);
            to.Number("temporary", combat.Hp?.Temp ?? 0);
        });
        to.In("initiative", () => to.Number("total", combat.Initiative));
        to.In("speed", () => to.Number("total", combat.Speed is { Count: > 0 } speed ? speed.GetValueOrDefault("walk", speed.First().Value) : null));
        foreach (var way in (combat.Speed ?? new Dictionary<string, decimal>()).Keys.Where(static way => way != "walk"))
        {
            leftOut.Add($"The format holds one speed; '{way}' was left out.");
        }

        to.Rows("weaponlist", combat.Attacks ?? [], attack =>
        {
            var ability = SheetExtras.Text(attack.Extra, "ability") ?? "str";
            to.Text("name", attack.Name);
            to.Number("type", 0);
            to.Number("prof", 1);
            to.Text("attackstat", AttributeNames.Long(ability));
            if (sheet.System == SheetWords.Pathfinder2e)
            {
                to.Number("attack1", attack.Bonus);
            }
            else
            {
                to.Number("attackbonus", (attack.Bonus ?? 0) - (AttributeNames.Modifier(sheet, ability) ?? 0) - (sheet.ProficiencyBonus ?? 0));
            }

            to.Text("range", attack.Range);
            Damages(to, attack, leftOut);
        });
    }

    private static void Damages(FgWriter to, SheetAttack attack, List<string> leftOut)
    {
        var damage = Damage().Match(attack.Damage ?? "");
        if (damage.Success)
        {
            to.Rows("damagelist", [damage], it =>
            {
                to.Dice("dice", it.Groups["dice"].Value);
                to.Number("bonus", int.TryParse(it.Groups["flat"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var flat) ? flat : 0);
                to.Text("type", attack.Type);
            });
        }
        else if (attack.Damage is not null)
        {
            leftOut.Add($"The damage of '{attack.Name}' is no plain dice and was left out.");
        }
    }

    private static void Notes(FgWriter to, SheetNotes notes)
    {
        to.Text("appearance", notes.Appearance);
        to.Text("backstory", notes.Backstory);
        to.Text("personalitytraits", notes.Personality);
        to.Text("ideals", notes.Ideals);
        to.Text("bonds", notes.Bonds);
        to.Text("flaws", notes.Flaws);
        foreach (var name in FgFeatures.Facts.Where(static name => name != "race"))
        {
            to.Text(name, SheetExtras.Text(notes.Extra, name));
        }

        to.Rows("languagelist", SheetExtras.Text(notes.Extra, "languages")?.Split(", ") ?? [], language => to.Text("name", language));
    }

    [GeneratedRegex(@"^(?<dice>\d{1,3}d\d{1,4})(?<flat>[+-]\d{1,5})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Damage();
}
