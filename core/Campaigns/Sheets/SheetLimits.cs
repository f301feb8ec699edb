using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Sheets;

/// <summary>How much a sheet holds. A sheet with its name and what surrounds it fits into one event.</summary>
internal static class SheetLimits
{
    public const int MostBytes = 60_000;
    public const int LongestName = 200;
    public const int LongestText = 20_000;
    public const int MostNamed = 300;
    public const int MostListed = 500;
    public const int LargestNumber = 1_000_000_000;

    public static int Size(Sheet sheet) => JsonSerializer.SerializeToUtf8Bytes(sheet, SheetJson.Default.Sheet).Length;

    /// <summary>The first thing wrong with a sheet; null when nothing is.</summary>
    public static Error? Check(Sheet sheet) =>
        Version(sheet.Version)
        ?? OneOf("system", sheet.System, SheetWords.Systems)
        ?? OneOf("rules", sheet.Rules, SheetWords.Editions)
        ?? Number("proficiencyBonus", sheet.ProficiencyBonus)
        ?? Character(sheet.Character)
        ?? Each("attributes", sheet.Attributes, static (at, it) => Number($"{at}.value", it.Value) ?? Number($"{at}.modifier", it.Modifier) ?? Number($"{at}.base", it.Base) ?? Number($"{at}.temporary", it.Temporary))
        ?? Each("saves", sheet.Saves, Skill)
        ?? Each("skills", sheet.Skills, Skill)
        ?? Each("inventory", sheet.Inventory, static (at, it) => Named(at, it.Name) ?? Number($"{at}.quantity", it.Quantity) ?? Number($"{at}.weight", it.Weight) ?? Number($"{at}.value", it.Value) ?? Each($"{at}.properties", it.Properties, Text))
        ?? Each("features", sheet.Features, static (at, it) => Named(at, it.Name) ?? Name($"{at}.source", it.Source) ?? Text($"{at}.description", it.Description) ?? Uses($"{at}.uses", it.Uses))
        ?? Combat(sheet.Combat)
        ?? Spells(sheet.Spells)
        ?? Notes(sheet.Notes);

    private static Error? Version(string? version) =>
        version is { Length: <= 20 } && version.Split('.') is ["1", _, ..]
            ? null
            : Error.Invalid("version", "This host reads character sheets of version 1.0 and later ones that begin with 1.") with { Hint = "Export the sheet again in version 1.0." };

    private static Error? Character(SheetCharacter it) =>
        Named("character", it.Name) ?? Name("character.player", it.Player) ?? Name("character.concept", it.Concept) ?? Number("character.level", it.Level) ?? Number("character.experience", it.Experience);

    private static Error? Skill(string at, SheetSkill it) =>
        Number($"{at}.value", it.Value) ?? Name($"{at}.attribute", it.Attribute) ?? OneOf($"{at}.proficiency", it.Proficiency, SheetWords.Proficiencies) ?? Name($"{at}.specialization", it.Specialization);

    private static Error? Combat(SheetCombat? it) =>
        it is null
            ? null
            : Number("combat.hp.current", it.Hp?.Current) ?? Number("combat.hp.max", it.Hp?.Max) ?? Number("combat.hp.temp", it.Hp?.Temp)
            ?? Number("combat.ac", it.Ac) ?? Number("combat.initiative", it.Initiative)
            ?? Each("combat.speed", it.Speed, static (at, speed) => Number(at, speed))
            ?? Each("combat.attacks", it.Attacks, static (at, attack) => Named(at, attack.Name) ?? Number($"{at}.bonus", attack.Bonus) ?? Name($"{at}.damage", attack.Damage) ?? Name($"{at}.type", attack.Type) ?? Name($"{at}.range", attack.Range));

    private static Error? Uses(string at, SheetUses? it) => Number($"{at}.current", it?.Current) ?? Number($"{at}.max", it?.Max) ?? Name($"{at}.recharge", it?.Recharge);

    private static Error? Spells(SheetSpells? it) =>
        it is null
            ? null
            : Name("spells.ability", it.Ability) ?? Number("spells.dc", it.Dc) ?? Number("spells.attack", it.Attack)
            ?? Each("spells.slots", it.Slots, static (at, slots) => Number($"{at}.current", slots.Current) ?? Number($"{at}.max", slots.Max))
            ?? Each("spells.known", it.Known, static (at, spell) => Named(at, spell.Name) ?? Number($"{at}.level", spell.Level) ?? Name($"{at}.school", spell.School));

    private static Error? Notes(SheetNotes? it) =>
        it is null
            ? null
            : Text("notes.appearance", it.Appearance) ?? Text("notes.backstory", it.Backstory) ?? Text("notes.personality", it.Personality)
            ?? Text("notes.ideals", it.Ideals) ?? Text("notes.bonds", it.Bonds) ?? Text("notes.flaws", it.Flaws);

    private static Error? Each<T>(string at, IReadOnlyDictionary<string, T>? map, Func<string, T, Error?> check)
    {
        if (map is { Count: > MostNamed })
        {
            return Error.Invalid(at, $"'{at}' names at most {MostNamed} things.");
        }

        return map?.Select(entry => Name($"{at}.", entry.Key) ?? Present($"{at}.{entry.Key}", entry.Value) ?? check($"{at}.{entry.Key}", entry.Value)).FirstOrDefault(static error => error is not null);
    }

    private static Error? Each<T>(string at, IReadOnlyList<T>? list, Func<string, T, Error?> check) =>
        list is { Count: > MostListed }
            ? Error.Invalid(at, $"'{at}' lists at most {MostListed} things.")
            : list?.Select((it, index) => Present($"{at}[{index}]", it) ?? check($"{at}[{index}]", it)).FirstOrDefault(static error => error is not null);

    private static Error? Present<T>(string at, T it) => it is null ? Error.Invalid(at, $"'{at}' is empty.") : null;

    private static Error? Named(string at, string? name) => string.IsNullOrWhiteSpace(name) ? Error.Invalid($"{at}.name", $"'{at}' needs a name.") : Name($"{at}.name", name);

    private static Error? Name(string at, string? text) => text is { Length: > LongestName } ? Error.Invalid(Short(at), $"'{Short(at)}' has at most {LongestName} characters.") : null;

    private static Error? Text(string at, string? text) => text is { Length: > LongestText } ? Error.Invalid(at, $"'{at}' has at most {LongestText} characters.") : null;

    private static Error? OneOf(string at, string? word, IReadOnlyList<string> words) =>
        word is null || words.Contains(word, StringComparer.Ordinal) ? null : Error.Invalid(at, $"'{at}' is one of {string.Join(", ", words)}.");

    private static Error? Number(string at, decimal? number) =>
        number is null or (>= -LargestNumber and <= LargestNumber) ? null : Error.Invalid(at, $"'{at}' is out of all proportion.");

    private static string Short(string at) => at.Length <= LongestName ? at : at[..LongestName];
}
