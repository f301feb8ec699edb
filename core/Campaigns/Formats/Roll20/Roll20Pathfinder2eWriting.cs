using System.Globalization;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>The official sheet of Pathfinder's second edition: <see cref="Roll20Pathfinder2e"/> reads it.</summary>
internal static class Roll20Pathfinder2eWriting
{
    private static readonly string[] _kinds = ["ancestry", "skill", "general", "class"];

    public static void Write(Roll20Writer to, Sheet sheet, List<string> leftOut)
    {
        General(to, sheet);
        foreach (var (name, it) in AttributeNames.Six.Select(name => (AttributeNames.Long(name), AttributeNames.Find(sheet, name))).Where(static pair => pair.Item2 is not null))
        {
            to.Add(name, it!.Value);
            to.Add($"{name}_score", it.Value);
            to.Add($"{name}_modifier", it.Modifier);
            to.Add($"{name}_modifier_half", it.Modifier / 2);
        }

        foreach (var (name, it) in sheet.Saves ?? new Dictionary<string, SheetSkill>())
        {
            Rated(to, sheet, $"saving_throws_{SkillNames.Plain(name)}", it);
        }

        foreach (var (name, it) in sheet.Skills ?? new Dictionary<string, SheetSkill>())
        {
            if (SkillNames.Pathfinder2e.ContainsKey(name))
            {
                Rated(to, sheet, name.ToLowerInvariant(), it);
            }
            else
            {
                Lore(to.Row("lore"), name, it);
            }
        }

        Strikes(to, sheet.Combat?.Attacks ?? []);
        Features(to, sheet.Features ?? []);
        Spells(to, sheet);
        if (sheet.Inventory is { Count: > 0 } || sheet.Extra?.ContainsKey("currency") is true)
        {
            leftOut.Add("Belongings and coins were left out: the sheet's lists of items are not understood well enough to write them.");
        }

        if (sheet.Features?.Any(static feature => feature.Uses is not null) is true)
        {
            leftOut.Add("The format has no place for uses of features.");
        }
    }

    private static void General(Roll20Writer to, Sheet sheet)
    {
        var combat = sheet.Combat ?? new SheetCombat();
        var known = sheet.Notes?.Extra;
        var ancestry = SheetExtras.Text(known, "ancestry_heritage") ?? SheetExtras.Text(known, "heritage") ?? SheetExtras.Text(known, "ancestry");
        var concept = sheet.Character.Concept ?? "";
        to.Add("version_character", "4.5");
        to.Add("name", sheet.Character.Name);
        to.Add("player_name", sheet.Character.Player);
        to.Add("class", ancestry is not null && concept.StartsWith(ancestry, StringComparison.Ordinal) ? concept[ancestry.Length..].Trim() : concept);
        to.Add("level", sheet.Character.Level);
        to.Add("experience", sheet.Character.Experience);
        to.Add("hit_points", combat.Hp?.Current, combat.Hp?.Max);
        to.Add("hit_points_max", combat.Hp?.Max);
        to.Add("hit_points_temporary", combat.Hp?.Temp);
        to.Add("armor_class", combat.Ac);
        to.Add("ac", combat.Ac);
        to.Add("speed", combat.Speed is { Count: > 0 } speed ? (int)speed.GetValueOrDefault("walk", speed.First().Value) : null);
        to.Add("ancestry_heritage", ancestry);
        foreach (var fact in Roll20Pathfinder2e.Facts.Where(static fact => fact != "ancestry_heritage"))
        {
            to.Add(fact, SheetExtras.Text(known, fact));
        }

        foreach (var language in SheetExtras.Text(known, "languages")?.Split(", ", StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            to.Row("languages")("language", language);
        }
    }

    private static void Rated(Roll20Writer to, Sheet sheet, string name, SheetSkill it)
    {
        to.Add(name, it.Value);
        to.Add($"{name}_rank", PathbuilderExporter.Code(it.Proficiency));
        to.Add($"{name}_proficiency", Pathfinder2eDerivation.Rank(it.Proficiency, sheet.Character.Level));
        to.Add($"{name}_proficiency_display", (it.Proficiency ?? SheetWords.Untrained)[..1].ToUpperInvariant());
        to.Add($"{name}_ability_select", it.Attribute is null ? null : $"@{{{AttributeNames.Long(it.Attribute)}_modifier}}");
        to.Add($"{name}_item", SheetExtras.Number(it.Extra, "item") ?? 0);
    }

    private static void Lore(Action<string, string?> row, string name, SheetSkill it)
    {
        row("lore_name", name.EndsWith(" Lore", StringComparison.OrdinalIgnoreCase) ? name[..^" Lore".Length] : name);
        row("lore", it.Value?.ToString(CultureInfo.InvariantCulture));
        row("lore_rank", PathbuilderExporter.Code(it.Proficiency).ToString(CultureInfo.InvariantCulture));
    }

    private static void Strikes(Roll20Writer to, IReadOnlyList<SheetAttack> attacks)
    {
        foreach (var attack in attacks)
        {
            var row = to.Row(attack.Range?.Any(char.IsAsciiDigit) is true ? "ranged-strikes" : "melee-strikes");
            row("weapon", attack.Name);
            row("weapon_strike", attack.Bonus?.ToString(CultureInfo.InvariantCulture));
            row("weapon_strike_damage", attack.Damage);
            row("weapon_strike_damage_type", attack.Type);
            row("weapon_range", attack.Range);
        }
    }

    /// <summary>What is no feat of a kind of its own is a bonus feat.</summary>
    private static void Features(Roll20Writer to, IReadOnlyList<SheetFeature> features)
    {
        foreach (var feature in features)
        {
            var kind = Array.Find(_kinds, kind => feature.Source?.StartsWith(kind, StringComparison.OrdinalIgnoreCase) is true) ?? "bonus";
            var row = to.Row($"feat-{kind}");
            row($"feat_{kind}", feature.Name);
            row($"feat_{kind}_level", SheetExtras.Number(feature.Extra, "level")?.ToString(CultureInfo.InvariantCulture));
            row($"feat_{kind}_notes", feature.Description);
        }
    }

    private static void Spells(Roll20Writer to, Sheet sheet)
    {
        var spells = sheet.Spells ?? new SheetSpells();
        var proficiency = SheetExtras.Text(spells.Extra, "proficiency");
        to.Add("class_dc_key_ability_select", spells.Ability is { } ability ? $"@{{{AttributeNames.Long(ability)}_modifier}}" : null);
        if (SheetExtras.Text(spells.Extra, "tradition") is { } tradition)
        {
            to.Add($"magic_tradition_{tradition}_rank", PathbuilderExporter.Code(proficiency));
            to.Add($"magic_tradition_{tradition}_proficiency", Pathfinder2eDerivation.Rank(proficiency, sheet.Character.Level));
        }

        if (SheetExtras.Text(spells.Extra, "preparation") is ("spontaneous" or "prepared") and var preparation)
        {
            to.Add($"spellcaster_{preparation}", preparation);
        }

        to.Add("focus_points", SheetExtras.Number(spells.Extra, "focusPoints"), SheetExtras.Number(spells.Extra, "focusPoints"));
        foreach (var (level, slots) in spells.Slots ?? new Dictionary<string, SheetSlots>())
        {
            to.Add($"level_{level}_per_day", slots.Current ?? slots.Max, slots.Max);
        }

        foreach (var spell in spells.Known ?? [])
        {
            var row = to.Row(SheetExtras.Text(spell.Extra, "kind") switch { "focus" => "spellfocus", "innate" => "spellinnate", _ => spell.Level is 0 ? "cantrip" : "normalspells" });
            row("name", spell.Name);
            row("current_level", spell.Level?.ToString(CultureInfo.InvariantCulture));
        }
    }
}
