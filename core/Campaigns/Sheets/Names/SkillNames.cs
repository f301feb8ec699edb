namespace PluginHost.Campaigns.Sheets;

/// <summary>The skills of the d20 systems and the attributes they go with.</summary>
internal static class SkillNames
{
    public static IReadOnlyDictionary<string, string> Dnd5e { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Acrobatics"] = "dex",
        ["Animal Handling"] = "wis",
        ["Arcana"] = "int",
        ["Athletics"] = "str",
        ["Deception"] = "cha",
        ["History"] = "int",
        ["Insight"] = "wis",
        ["Intimidation"] = "cha",
        ["Investigation"] = "int",
        ["Medicine"] = "wis",
        ["Nature"] = "int",
        ["Perception"] = "wis",
        ["Performance"] = "cha",
        ["Persuasion"] = "cha",
        ["Religion"] = "int",
        ["Sleight of Hand"] = "dex",
        ["Stealth"] = "dex",
        ["Survival"] = "wis",
    };

    public static IReadOnlyDictionary<string, string> Pathfinder2e { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Acrobatics"] = "dex",
        ["Arcana"] = "int",
        ["Athletics"] = "str",
        ["Crafting"] = "int",
        ["Deception"] = "cha",
        ["Diplomacy"] = "cha",
        ["Intimidation"] = "cha",
        ["Medicine"] = "wis",
        ["Nature"] = "wis",
        ["Occultism"] = "int",
        ["Perception"] = "wis",
        ["Performance"] = "cha",
        ["Religion"] = "wis",
        ["Society"] = "int",
        ["Stealth"] = "dex",
        ["Survival"] = "wis",
        ["Thievery"] = "dex",
    };

    public static IReadOnlyDictionary<string, string> Pathfinder2eSaves { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["fortitude"] = "con", ["reflex"] = "dex", ["will"] = "wis" };

    /// <summary>The attribute a skill or save goes with when the sheet does not say.</summary>
    public static string? Attribute(string system, string name) => system switch
    {
        SheetWords.Dnd5e => Dnd5e.GetValueOrDefault(name) ?? (AttributeNames.Six.Contains(AttributeNames.Short(name), StringComparer.Ordinal) ? AttributeNames.Short(name) : null),
        SheetWords.Pathfinder2e => Pathfinder2e.GetValueOrDefault(name) ?? Pathfinder2eSaves.GetValueOrDefault(name)
            ?? (name.Contains("lore", StringComparison.OrdinalIgnoreCase) ? "int" : null),
        _ => null,
    };

    /// <summary>A name without blanks, marks and capitals, so that "sleight-of-hand" finds "Sleight of Hand".</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
