using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>Makes a sheet that was read from elsewhere fit the bounds of a sheet, and says what had to go.</summary>
internal static class SheetFit
{
    /// <summary>The field beside a sheet that holds what an importer did not understand.</summary>
    public const string Leftovers = "imported";

    public static (Sheet Sheet, IReadOnlyList<string> LeftOut) Fit(Sheet sheet)
    {
        var left = new List<string>();
        sheet = Bounded(sheet, left);
        if (SheetLimits.Size(sheet) <= SheetLimits.MostBytes)
        {
            return (sheet, left);
        }

        foreach (var longest in new[] { 2000, 800, 300, 100, 0 })
        {
            sheet = Shortened(sheet, longest);
            if (SheetLimits.Size(sheet) <= SheetLimits.MostBytes)
            {
                left.Add($"Descriptions were cut to {longest} characters, so that the sheet fits into one event.");
                return (sheet, left);
            }
        }

        left.Add("Descriptions and what was not understood were left out, so that the sheet fits into one event.");
        sheet = Without(sheet);
        while (SheetLimits.Size(sheet) > SheetLimits.MostBytes && Most(sheet) is var most and > 1)
        {
            sheet = Bounded(sheet, left, most / 2);
        }

        return (sheet, left);
    }

    public static string? Clip(string? text, int longest) =>
        text is null || text.Length <= longest ? text : longest == 0 ? null : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private static string Name(string? name) => Clip(name?.Trim(), SheetLimits.LongestName) is { Length: > 0 } some ? some : "Unnamed";

    private static string? Word(string? word) => Clip(word?.Trim(), SheetLimits.LongestName) is { Length: > 0 } some ? some : null;

    private static int Most(Sheet sheet) => new[] { sheet.Inventory?.Count ?? 0, sheet.Features?.Count ?? 0, sheet.Spells?.Known?.Count ?? 0, sheet.Combat?.Attacks?.Count ?? 0, sheet.Skills?.Count ?? 0 }.Max();

    private static Sheet Bounded(Sheet sheet, List<string> left, int most = SheetLimits.MostListed) => sheet with
    {
        Character = sheet.Character with { Name = Name(sheet.Character.Name), Player = Word(sheet.Character.Player), Concept = Word(sheet.Character.Concept) },
        Attributes = Some(sheet.Attributes, most, "attributes", left, static it => it),
        Saves = Some(sheet.Saves, most, "saves", left, Skill),
        Skills = Some(sheet.Skills, most, "skills", left, Skill),
        Combat = sheet.Combat is not { } combat ? null : combat with
        {
            Attacks = Some(combat.Attacks, most, "attacks", left, static it => it with { Name = Name(it.Name), Damage = Word(it.Damage), Type = Word(it.Type), Range = Word(it.Range) }),
            Speed = Some(combat.Speed, most, "speeds", left, static it => it),
        },
        Inventory = Some(sheet.Inventory, most, "items", left, static it => it with { Name = Name(it.Name) }),
        Features = Some(sheet.Features, most, "features", left, static it => it with { Name = Name(it.Name), Source = Word(it.Source), Description = Clip(it.Description, SheetLimits.LongestText) }),
        Spells = sheet.Spells is not { } spells ? null : spells with
        {
            Known = Some(spells.Known, most, "spells", left, static it => it with { Name = Name(it.Name), School = Word(it.School) }),
            Slots = Some(spells.Slots, most, "spell slots", left, static it => it),
        },
        Notes = Notes(sheet.Notes, SheetLimits.LongestText),
    };

    private static SheetSkill Skill(SheetSkill it) => it with { Attribute = Word(it.Attribute), Specialization = Word(it.Specialization) };

    private static IReadOnlyList<T>? Some<T>(IReadOnlyList<T>? list, int most, string what, List<string> left, Func<T, T> make)
    {
        if (list is { Count: var count } && count > most)
        {
            left.Add($"Of {count} {what}, {most} were kept.");
        }

        return list is null ? null : [.. list.Take(most).Select(make)];
    }

    private static Dictionary<string, T>? Some<T>(IReadOnlyDictionary<string, T>? map, int most, string what, List<string> left, Func<T, T> make)
    {
        most = Math.Min(most, SheetLimits.MostNamed);
        if (map is { Count: var count } && count > most)
        {
            left.Add($"Of {count} {what}, {most} were kept.");
        }

        return map?.Take(most).DistinctBy(static pair => Name(pair.Key), StringComparer.Ordinal).ToDictionary(static pair => Name(pair.Key), pair => make(pair.Value), StringComparer.Ordinal);
    }

    private static Sheet Shortened(Sheet sheet, int longest) => sheet with
    {
        Features = sheet.Features is null ? null : [.. sheet.Features.Select(it => it with { Description = Clip(it.Description, longest) })],
        Notes = Notes(sheet.Notes, Math.Max(2000, longest)),
    };

    private static SheetNotes? Notes(SheetNotes? notes, int longest) => notes is null ? null : notes with
    {
        Appearance = Clip(notes.Appearance, longest),
        Backstory = Clip(notes.Backstory, longest),
        Personality = Clip(notes.Personality, longest),
        Ideals = Clip(notes.Ideals, longest),
        Bonds = Clip(notes.Bonds, longest),
        Flaws = Clip(notes.Flaws, longest),
    };

    private static Sheet Without(Sheet sheet) => sheet with
    {
        Extra = sheet.Extra?.Where(static pair => pair.Key != Leftovers).ToDictionary(StringComparer.Ordinal),
        Notes = sheet.Notes is null ? null : Notes(sheet.Notes, 1000)! with { Extra = null },
        Inventory = sheet.Inventory is null ? null : [.. sheet.Inventory.Select(static it => it with { Properties = null, Extra = null })],
    };
}
