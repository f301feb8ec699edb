using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FgDnd5e
{
    public static Sheet Read(XmlNodes row)
    {
        var sheet = FgCharacter.Bare(row, SheetWords.Dnd5e);
        var bonus = row.Int("profbonus") ?? Dnd5eDerivation.ByLevel(sheet.Character.Level ?? 1);
        return sheet with
        {
            ProficiencyBonus = bonus,
            Saves = AttributeNames.Six.ToDictionary(static name => name, name => Save(row, name), StringComparer.Ordinal),
            Skills = row.Rows("skilllist").Where(static skill => skill.Text("name") is not null).DistinctBy(static skill => skill.Text("name"), StringComparer.Ordinal)
                .ToDictionary(static skill => skill.Text("name")!, Skill, StringComparer.Ordinal),
            Combat = sheet.Combat! with
            {
                Ac = row.Int("defenses/ac/total"),
                Initiative = row.Int("initiative/total"),
                Speed = (row.Number("speed/total") ?? row.Number("speed/base")) is { } speed ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = speed } : null,
                Attacks = [.. FgAttacks.Read(row, bonus)],
            },
            Spells = Spells(row),
        };
    }

    public static string Rank(int? code) => code switch
    {
        1 => SheetWords.Trained,
        2 => SheetWords.Expert,
        3 => SheetWords.Half,
        _ => SheetWords.Untrained,
    };

    public static bool IsSpell(XmlNodes row, XmlNodes power) =>
        power.Text("school") is not null || row.Rows("powergroup").Any(group => group.Text("castertype") is not null && group.Text("name") is { } name && name == power.Text("group"));

    private static SheetSkill Save(XmlNodes row, string name)
    {
        var ability = $"abilities/{AttributeNames.Long(name)}";
        return new SheetSkill(row.Int($"{ability}/save"), name, Rank(row.Int($"{ability}/saveprof"))) { Extra = SheetExtras.With(null, "item", Some(row.Int($"{ability}/savemodifier"))) };
    }

    private static SheetSkill Skill(XmlNodes skill) =>
        new(skill.Int("total"), skill.Text("stat") is { } stat ? AttributeNames.Short(stat) : null, Rank(skill.Int("prof"))) { Extra = SheetExtras.With(null, "item", Some(skill.Int("misc"))) };

    private static int? Some(int? number) => number is 0 ? null : number;

    private static SheetSpells? Spells(XmlNodes row)
    {
        var known = row.Rows("powers").Where(power => power.Text("name") is not null && IsSpell(row, power)).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var slots = new Dictionary<string, SheetSlots>(StringComparer.Ordinal);
        for (var level = 1; level <= 9; level++)
        {
            var most = row.Int($"powermeta/spellslots{level}/max") ?? 0;
            if (most > 0)
            {
                slots[level.ToString(CultureInfo.InvariantCulture)] = new SheetSlots(Math.Max(0, most - (row.Int($"powermeta/spellslots{level}/used") ?? 0)), most);
            }
        }

        var ability = row.Rows("powergroup").FirstOrDefault(static group => group.Text("castertype") is not null)?.Text("stat");
        return new SheetSpells
        {
            Ability = ability is null ? null : AttributeNames.Short(ability),
            Slots = slots.Count == 0 ? null : slots,
            Known = [.. known.Select(static power => new SheetSpell(power.Text("name")!, power.Int("level") ?? 0, power.Text("school")?.ToLowerInvariant(), power.Int("prepared") > 0))],
        };
    }
}
