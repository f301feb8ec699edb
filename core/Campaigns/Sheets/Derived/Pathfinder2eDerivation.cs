namespace PluginHost.Campaigns.Sheets;

internal static class Pathfinder2eDerivation
{
    public static Sheet Complete(Sheet sheet, Ledger ledger)
    {
        var skills = Derivation.Each(sheet.Skills, (name, it) => Skill(sheet, $"skills.{name}", name, it, ledger));
        var perception = skills?.FirstOrDefault(static pair => SkillNames.Plain(pair.Key) == "perception").Value?.Value;
        return sheet with
        {
            Saves = Derivation.Each(sheet.Saves, (name, it) => Skill(sheet, $"saves.{name}", name, it, ledger)),
            Skills = skills,
            Combat = perception is null ? sheet.Combat : (sheet.Combat ?? new()) with { Initiative = ledger.Settle("combat.initiative", sheet.Combat?.Initiative, perception, "Perception") },
            Spells = Spells(sheet, ledger),
        };
    }

    /// <summary>What a rank adds at a level; nothing without training.</summary>
    public static int? Rank(string? proficiency, int? level) => proficiency switch
    {
        null or SheetWords.Untrained or SheetWords.Half => 0,
        SheetWords.Trained => level + 2,
        SheetWords.Expert => level + 4,
        SheetWords.Master => level + 6,
        _ => level + 8,
    };

    private static SheetSkill Skill(Sheet sheet, string path, string name, SheetSkill it, Ledger ledger)
    {
        var attribute = it.Attribute ?? SkillNames.Attribute(sheet.System, name);
        var item = SheetExtras.Number(it.Extra, "item") ?? 0;
        var computed = AttributeNames.Modifier(sheet, attribute) + Rank(it.Proficiency, sheet.Character.Level) + item;
        var why = $"{attribute}, being {it.Proficiency ?? SheetWords.Untrained} at level {sheet.Character.Level}{(item == 0 ? "" : $" and an item's {item}")}";
        var value = it is { Proficiency: null, Value: not null } ? it.Value : ledger.Settle($"{path}.value", it.Value, computed, why);
        return it with { Attribute = attribute, Value = value };
    }

    private static SheetSpells? Spells(Sheet sheet, Ledger ledger)
    {
        if (sheet.Spells is not { } spells || SheetExtras.Text(spells.Extra, "proficiency") is not { } rank
            || AttributeNames.Modifier(sheet, spells.Ability) + Rank(rank, sheet.Character.Level) is not { } attack)
        {
            return sheet.Spells;
        }

        var why = $"{spells.Ability} and being {rank}";
        return spells with { Dc = ledger.Settle("spells.dc", spells.Dc, attack + 10, why), Attack = ledger.Settle("spells.attack", spells.Attack, attack, why) };
    }
}
