using PluginHost.Sdk;

namespace PluginHost.Campaigns.Sheets;

/// <summary>Numbers of a sheet by the names people use for them.</summary>
internal static class SheetValues
{
    private static readonly string[] _prefixes = ["abilities.", "attributes.", "skills.", "saves.", "combat.", "character.", "details."];

    /// <summary>The number that a name such as <c>str.mod</c>, <c>dex.save</c>, <c>stealth</c>, <c>pb</c> or <c>level</c> means.</summary>
    /// <returns>The number, or an error that lists names like it.</returns>
    public static Result<int> Find(Sheet sheet, string name)
    {
        var found = Names.Find(All(Derivation.Complete(sheet).Sheet), Trimmed(name), static value => value.Name, "name", "number");
        return found.Succeeded ? found.Value.Number : found.Error;
    }

    /// <summary>Every number of a completed sheet, once under each of its names.</summary>
    public static IReadOnlyList<NamedNumber> All(Sheet sheet)
    {
        var all = new Dictionary<string, NamedNumber>(StringComparer.Ordinal);
        foreach (var (name, number) in General(sheet).Concat(Attributes(sheet)).Concat(Saves(sheet)).Concat(Skills(sheet)))
        {
            if (number is { } some)
            {
                all.TryAdd(Names.Plain(name), new NamedNumber(name, some));
            }
        }

        return [.. all.Values];
    }

    private static string Trimmed(string name)
    {
        var rest = name.TrimStart('@').Trim();
        return Array.Find(_prefixes, prefix => rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix ? rest[prefix.Length..] : rest;
    }

    private static IEnumerable<(string Name, int? Number)> General(Sheet sheet)
    {
        var combat = sheet.Combat;
        (string, int?)[] numbers =
        [
            ("level", sheet.Character.Level), ("experience", sheet.Character.Experience), ("xp", sheet.Character.Experience),
            ("pb", sheet.ProficiencyBonus), ("prof", sheet.ProficiencyBonus), ("proficiency", sheet.ProficiencyBonus), ("proficiency bonus", sheet.ProficiencyBonus),
            ("ac", combat?.Ac), ("armor class", combat?.Ac), ("initiative", combat?.Initiative), ("init", combat?.Initiative),
            ("hp", combat?.Hp?.Current), ("hp.current", combat?.Hp?.Current), ("hp.max", combat?.Hp?.Max), ("hp.temp", combat?.Hp?.Temp),
            ("spell.dc", sheet.Spells?.Dc), ("spell.attack", sheet.Spells?.Attack), ("spells.dc", sheet.Spells?.Dc), ("spells.attack", sheet.Spells?.Attack),
            ("spell.mod", AttributeNames.Modifier(sheet, sheet.Spells?.Ability)),
        ];
        var speeds = (combat?.Speed ?? new Dictionary<string, decimal>()).Select(static pair => ($"speed.{pair.Key}", (int?)Math.Floor(pair.Value)));
        return numbers.Concat(speeds).Append(("speed", combat?.Speed is { Count: > 0 } speed ? (int)Math.Floor(speed.GetValueOrDefault("walk", speed.First().Value)) : null));
    }

    private static IEnumerable<(string Name, int? Number)> Attributes(Sheet sheet)
    {
        foreach (var (key, it) in sheet.Attributes ?? new Dictionary<string, SheetAttribute>())
        {
            var (brief, full) = (AttributeNames.Short(key), AttributeNames.Long(key));
            var save = sheet.Saves?.FirstOrDefault(pair => AttributeNames.Short(pair.Key) == brief).Value?.Value ?? (sheet.System == SheetWords.Dnd5e ? it.Modifier : null);
            foreach (var word in new[] { key, brief, full }.Distinct(StringComparer.Ordinal))
            {
                yield return (word, it.Value);
                yield return ($"{word}.value", it.Value);
                yield return ($"{word}.mod", it.Modifier);
                yield return ($"{word}.modifier", it.Modifier);
                yield return ($"{word}.save", save);
                yield return ($"{word}.half", SheetExtras.Number(it.Extra, "half"));
                yield return ($"{word}.fifth", SheetExtras.Number(it.Extra, "fifth"));
            }
        }
    }

    private static IEnumerable<(string Name, int? Number)> Saves(Sheet sheet) =>
        (sheet.Saves ?? new Dictionary<string, SheetSkill>()).SelectMany(static pair => new[] { (pair.Key, pair.Value.Value), ($"{pair.Key}.save", pair.Value.Value) });

    /// <summary>Those of the sheet, and those of its system that nobody needs to have learned.</summary>
    private static IEnumerable<(string Name, int? Number)> Skills(Sheet sheet)
    {
        foreach (var (name, it) in sheet.Skills ?? new Dictionary<string, SheetSkill>())
        {
            yield return (name, it.Value);
            yield return ($"{name}.half", SheetExtras.Number(it.Extra, "half"));
            yield return ($"{name}.fifth", SheetExtras.Number(it.Extra, "fifth"));
            if (it.Specialization is { } special)
            {
                yield return ($"{name} ({special})", it.Value);
            }
        }

        var usual = sheet.System switch { SheetWords.Dnd5e => SkillNames.Dnd5e, SheetWords.Pathfinder2e => SkillNames.Pathfinder2e, _ => new Dictionary<string, string>() };
        foreach (var (name, attribute) in usual)
        {
            yield return (name, AttributeNames.Modifier(sheet, attribute));
        }
    }
}

internal sealed record NamedNumber(string Name, int Number);
