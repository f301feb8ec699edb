using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>The official sheet of Pathfinder's second edition.</summary>
internal static class Roll20Pathfinder2e
{
    private static readonly string[] _traditions = ["arcane", "divine", "occult", "primal"];
    private static readonly string[] _spells = ["cantrip", "normalspells", "spellfocus", "spellinnate"];
    private static readonly string[] _shown = ["_proficiency", "_proficiency_display", "_ability", "_ability_select", "_temporary", "_armor"];

    public static IReadOnlyList<string> Facts { get; } = ["ancestry_heritage", "background", "deity", "alignment", "age", "gender_pronouns", "size", "senses"];

    public static Sheet Read(string name, Roll20Attributes from)
    {
        var concept = string.Join(' ', new[] { from.Text("ancestry_heritage"), from.Text("class") }.OfType<string>());
        from.Text("name");
        from.Text("version_character");
        return new Sheet
        {
            Version = Sheet.CurrentVersion,
            System = SheetWords.Pathfinder2e,
            Character = new SheetCharacter(name, from.Text("player_name"), concept.Length == 0 ? null : concept, from.Int("level"), from.Int("experience")),
            Attributes = AttributeNames.Six.ToDictionary(static it => it, it => Attribute(from, AttributeNames.Long(it)), StringComparer.Ordinal),
            Saves = SkillNames.Pathfinder2eSaves.ToDictionary(static pair => pair.Key, pair => Rated(from, $"saving_throws_{pair.Key}", pair.Value), StringComparer.Ordinal),
            Skills = Skills(from),
            Combat = Combat(from),
            Features = [.. Features(from)],
            Spells = Spells(from),
            Notes = Notes(from),
        };
    }

    private static SheetAttribute Attribute(Roll20Attributes from, string name)
    {
        from.Text($"{name}_modifier_half");
        var value = from.Int(name);
        return new SheetAttribute(from.Int($"{name}_score") ?? value, from.Int($"{name}_modifier"));
    }

    private static Dictionary<string, SheetSkill> Skills(Roll20Attributes from)
    {
        var skills = SkillNames.Pathfinder2e.Where(pair => from.Has(pair.Key.ToLowerInvariant()))
            .ToDictionary(static pair => pair.Key, pair => Rated(from, pair.Key.ToLowerInvariant(), pair.Value), StringComparer.Ordinal);
        foreach (var row in from.Rows("lore").Where(static row => row.Text("lore_name") is not null))
        {
            skills.TryAdd($"{row.Text("lore_name")} Lore", new SheetSkill(row.Int("lore"), "int", PathbuilderImporter.Rank(row.Int("lore_rank"))));
        }

        return skills;
    }

    private static SheetSkill Rated(Roll20Attributes from, string name, string attribute)
    {
        foreach (var shown in _shown)
        {
            from.Text(name + shown);
        }

        var item = (from.Int($"{name}_item") ?? 0) + (Roll20Attributes.Whole(from.Text($"{name}_temporary")) ?? 0) - Math.Abs(Roll20Attributes.Whole(from.Text($"{name}_armor")) ?? 0);
        return new SheetSkill(from.Int(name), attribute, PathbuilderImporter.Rank(from.Int($"{name}_rank"))) { Extra = SheetExtras.With(null, "item", item == 0 ? null : item) };
    }

    private static SheetCombat Combat(Roll20Attributes from)
    {
        var most = from.Max("hit_points") ?? from.Int("hit_points_max");
        from.Int("hit_points_max");
        var ac = from.Int("ac");
        return new SheetCombat
        {
            Hp = new SheetHealth(from.Int("hit_points"), most, from.Int("hit_points_temporary")),
            Ac = from.Int("armor_class") ?? ac,
            Speed = from.Int("speed") is { } speed ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = speed } : null,
            Attacks = [.. from.Rows("melee-strikes").Concat(from.Rows("ranged-strikes")).Where(static row => row.Text("weapon") is not null).Select(static row =>
                new SheetAttack(row.Text("weapon")!, row.Int("weapon_strike"), row.Text("weapon_strike_damage"), row.Text("weapon_strike_damage_type"), row.Text("weapon_range")))],
        };
    }

    /// <summary>Lists repeat each other: a feat counts once.</summary>
    private static IEnumerable<SheetFeature> Features(Roll20Attributes from)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in from.Sections.Where(static section => section.StartsWith("feat-", StringComparison.Ordinal)).ToList())
        {
            var kind = section["feat-".Length..];
            foreach (var row in from.Rows(section))
            {
                var prefix = $"feat_{kind}";
                var notes = row.Text($"{prefix}_notes") ?? row.Text($"{prefix}_benefits");
                row.PassOver("toggles", $"{prefix}_type", $"{prefix}_traits", $"{prefix}_prerequisites", $"{prefix}_action", $"{prefix}_trigger", $"{prefix}_requirements", $"{prefix}_frequency", $"{prefix}_skill", $"{prefix}_benefits", $"{prefix}_level");
                if (row.Text(prefix) is { } name && seen.Add(name))
                {
                    yield return new SheetFeature(name, $"{kind} feat", PlainText.Of(notes, 800)) { Extra = SheetExtras.With(null, "level", row.Int($"{prefix}_level")) };
                }
            }
        }
    }

    private static SheetSpells? Spells(Roll20Attributes from)
    {
        var known = _spells.SelectMany(section => from.Rows(section).Select(row => Spell(row, section))).OfType<SheetSpell>().ToList();
        var slots = Enumerable.Range(1, 10).Select(level => (Level: level, Left: from.Int($"level_{level}_per_day"), Most: from.Max($"level_{level}_per_day"))).Where(static it => it.Most > 0)
            .ToDictionary(static it => it.Level.ToString(CultureInfo.InvariantCulture), static it => new SheetSlots(it.Left, it.Most), StringComparer.Ordinal);
        var best = _traditions.Select(tradition => (tradition, Rank: from.Int($"magic_tradition_{tradition}_rank") ?? 0)).MaxBy(static it => it.Rank);
        foreach (var tradition in _traditions)
        {
            from.Text($"magic_tradition_{tradition}_proficiency");
        }

        if (known.Count == 0 && slots.Count == 0)
        {
            return null;
        }

        var key = from.Text("class_dc_key_ability_select")?.Trim('@', '{', '}').Replace("_modifier", "", StringComparison.Ordinal);
        Dictionary<string, JsonElement>? extra = SheetExtras.With(null, "focusPoints", from.Max("focus_points") is > 0 and var focus ? focus : null);
        extra = best.Rank == 0 ? extra : SheetExtras.With(SheetExtras.With(extra, "proficiency", PathbuilderImporter.Rank(best.Rank)), "tradition", best.tradition);
        extra = SheetExtras.With(extra, "preparation", from.Text("spellcaster_spontaneous") ?? from.Text("spellcaster_prepared"));
        return new SheetSpells { Ability = key is null ? null : AttributeNames.Short(key), Slots = slots.Count == 0 ? null : slots, Known = known, Extra = extra };
    }

    private static SheetSpell? Spell(Roll20Row row, string section)
    {
        row.PassOver("toggles", "traits", "cast", "target", "duration", "range", "cast_actions", "description", "current_level", "spelllevel", "uses");
        var level = section == "cantrip" ? 0 : row.Int("current_level") ?? row.Int("spelllevel");
        return row.Text("name") is { } name ? new SheetSpell(name, level) { Extra = SheetExtras.With(null, "kind", section switch { "spellfocus" => "focus", "spellinnate" => "innate", _ => null }) } : null;
    }

    private static SheetNotes Notes(Roll20Attributes from)
    {
        Dictionary<string, JsonElement>? extra = null;
        foreach (var fact in Facts)
        {
            extra = SheetExtras.With(extra, fact, from.Text(fact) is "Not set" or "Unknown" ? null : from.Text(fact));
        }

        foreach (var row in from.Rows("languages"))
        {
            row.PassOver("toggles");
        }

        return new SheetNotes { Extra = SheetExtras.With(extra, "languages", string.Join(", ", from.Rows("languages").Select(static row => row.Text("language")).OfType<string>())) };
    }
}
