using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FgPathfinder2e
{
    public static Sheet Read(XmlNodes row)
    {
        var sheet = FgCharacter.Bare(row, SheetWords.Pathfinder2e);
        string?[] concept = [row.Text("race"), .. row.Rows("classes").Select(static it => it.Text("name"))];
        return sheet with
        {
            Character = sheet.Character with { Concept = string.Join(' ', concept.Where(static word => !string.IsNullOrEmpty(word))) },
            Saves = SkillNames.Pathfinder2eSaves.ToDictionary(static pair => pair.Key, pair => Rated(row.At($"saves/{pair.Key}"), pair.Value), StringComparer.Ordinal),
            Skills = Skills(row),
            Combat = sheet.Combat! with
            {
                Ac = row.Int("ac/totals/general"),
                Initiative = row.Int("initiative/total") ?? row.Int("initiative/perceptiontotal"),
                Speed = (row.Number("speed/total") ?? row.Number("speed/final")) is { } speed ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = speed } : null,
                Attacks = [.. FgAttacks.Read(row, null)],
            },
            Spells = Spells(row),
        };
    }

    private static Dictionary<string, SheetSkill> Skills(XmlNodes row)
    {
        var skills = new Dictionary<string, SheetSkill>(StringComparer.Ordinal);
        foreach (var skill in row.Rows("skilllist").Where(static skill => skill.Text("label") is not null))
        {
            var (label, special) = (skill.Text("label")!, skill.Text("sublabel"));
            var name = special is null ? label : special.EndsWith(label, StringComparison.OrdinalIgnoreCase) ? special : $"{special} {label}";
            skills.TryAdd(name, Rated(skill, skill.Text("statname") is { } stat ? AttributeNames.Short(stat) : null));
        }

        return skills;
    }

    /// <summary>A miscellaneous bonus counts as an item's.</summary>
    private static SheetSkill Rated(XmlNodes? it, string? attribute)
    {
        var rank = it?.Text("proflevel")?.ToLowerInvariant();
        return new SheetSkill(it?.Int("total"), attribute, SheetWords.Proficiencies.Contains(rank, StringComparer.Ordinal) ? rank : SheetWords.Untrained)
        {
            Extra = SheetExtras.With(null, "item", it?.Int("misc") is { } misc and not 0 ? misc : null),
        };
    }

    /// <summary>The spells of all sets; ability and rank of the set one is best at.</summary>
    private static SheetSpells? Spells(XmlNodes row)
    {
        var sets = row.Rows("spellset").ToList();
        var known = sets.SelectMany(static set => set.At("levels")?.Children ?? []).SelectMany(Known).DistinctBy(static spell => (spell.Name, spell.Level)).ToList();
        if (sets.MaxBy(static set => set.Int("dc/prof") ?? 0) is not { } best)
        {
            return null;
        }

        var slots = new Dictionary<string, SheetSlots>(StringComparer.Ordinal);
        for (var level = 1; level <= 10; level++)
        {
            if (best.Int($"availablelevel{level}") is > 0 and var most)
            {
                slots[level.ToString(CultureInfo.InvariantCulture)] = new SheetSlots(Math.Max(0, most - (best.Int($"levels/level{level}/totalcast") ?? 0)), most);
            }
        }

        Dictionary<string, JsonElement>? extra = SheetExtras.With(null, "tradition", best.Text("tradition"));
        extra = SheetExtras.With(extra, "proficiency", SheetWords.Proficiencies.FirstOrDefault(rank => rank == best.Text("dc/proflevel")));
        return new SheetSpells { Ability = best.Text("dc/ability") is { } ability ? AttributeNames.Short(ability) : null, Slots = slots.Count == 0 ? null : slots, Known = known, Extra = extra };
    }

    private static IEnumerable<SheetSpell> Known(XmlNodes level) =>
        level.Rows("spells").Where(static spell => spell.Text("name") is not null)
            .Select(spell => new SheetSpell(spell.Text("name")!, level.Int("level") ?? spell.Int("level"), spell.Text("school")?.ToLowerInvariant(), spell.Int("prepared") > 0));
}
