namespace PluginHost.Campaigns.Sheets;

internal static class Dnd5eDerivation
{
    public static Sheet Complete(Sheet sheet, Ledger ledger)
    {
        var level = sheet.Character.Level;
        var bonus = ledger.Settle("proficiencyBonus", sheet.ProficiencyBonus, level is > 0 and <= 30 ? ByLevel(level.Value) : null, $"level {level}");
        sheet = sheet with { ProficiencyBonus = bonus };
        var dexterity = AttributeNames.Modifier(sheet, "dex");
        return sheet with
        {
            Saves = Derivation.Each(sheet.Saves, (name, it) => Skill(sheet, $"saves.{name}", name, it, ledger)),
            Skills = Derivation.Each(sheet.Skills, (name, it) => Skill(sheet, $"skills.{name}", name, it, ledger)),
            Combat = dexterity is null ? sheet.Combat : (sheet.Combat ?? new()) with { Initiative = ledger.Settle("combat.initiative", sheet.Combat?.Initiative, dexterity, "Dexterity alone") },
            Spells = Spells(sheet, ledger),
        };
    }

    public static int ByLevel(int level) => 2 + ((Math.Max(1, level) - 1) / 4);

    /// <summary>Of a monster; below one counts as one.</summary>
    public static int ByChallenge(decimal challenge) => ByLevel((int)Math.Ceiling(Math.Clamp(challenge, 1, 30)));

    public static int? Share(string? proficiency, int? bonus) => proficiency switch
    {
        null or SheetWords.Untrained => 0,
        SheetWords.Half => bonus / 2,
        SheetWords.Trained => bonus,
        _ => bonus * 2,
    };

    private static SheetSkill Skill(Sheet sheet, string path, string name, SheetSkill it, Ledger ledger)
    {
        var attribute = it.Attribute ?? SkillNames.Attribute(sheet.System, name);
        var computed = AttributeNames.Modifier(sheet, attribute) + Share(it.Proficiency, sheet.ProficiencyBonus) + (SheetExtras.Number(it.Extra, "item") ?? 0);

        // Without a word on proficiency there is nothing to disagree with.
        var value = it is { Proficiency: null, Value: not null } ? it.Value : ledger.Settle($"{path}.value", it.Value, computed, $"{attribute} and being {it.Proficiency ?? SheetWords.Untrained}");
        return it with { Attribute = attribute, Value = value };
    }

    private static SheetSpells? Spells(Sheet sheet, Ledger ledger)
    {
        if (sheet.Spells is not { } spells || AttributeNames.Modifier(sheet, spells.Ability) is not { } modifier || sheet.ProficiencyBonus is not { } bonus)
        {
            return sheet.Spells;
        }

        var item = SheetExtras.Number(spells.Extra, "item") ?? 0;
        var why = $"{spells.Ability} and the proficiency bonus";
        return spells with
        {
            Dc = ledger.Settle("spells.dc", spells.Dc, 8 + bonus + modifier + item, why),
            Attack = ledger.Settle("spells.attack", spells.Attack, bonus + modifier + item, why),
        };
    }
}
