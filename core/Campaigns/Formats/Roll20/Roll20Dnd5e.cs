using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>The usual sheet of the fifth edition. Its field for spent slots holds those that are left.</summary>
internal static class Roll20Dnd5e
{
    private static readonly string[] _coins = ["pp", "gp", "ep", "sp", "cp"];
    public static IReadOnlyList<string> Facts { get; } = ["race", "background", "alignment", "age", "size", "height", "weight", "eyes", "hair", "skin"];

    public static Sheet Read(string name, Roll20Attributes from)
    {
        from.Text("character_name");
        var concept = from.Text("class_display") is { } shown ? $"{from.Text("race_display") ?? from.Text("race")} {shown}" : $"{from.Text("race_display") ?? from.Text("race")} {from.Text("class")} {from.Text("base_level") ?? from.Text("level")}";
        return new Sheet
        {
            Version = Sheet.CurrentVersion,
            System = SheetWords.Dnd5e,
            Character = new SheetCharacter(name, from.Text("player_name"), string.Join(' ', concept.Split(' ', StringSplitOptions.RemoveEmptyEntries)), from.Int("level") ?? from.Int("base_level"), from.Int("experience")),
            ProficiencyBonus = from.Int("pb"),
            Attributes = AttributeNames.Six.ToDictionary(static it => it, it => new SheetAttribute(from.Int(AttributeNames.Long(it)), from.Int($"{AttributeNames.Long(it)}_mod")), StringComparer.Ordinal),
            Saves = AttributeNames.Six.ToDictionary(static it => it, it => Save(from, it), StringComparer.Ordinal),
            Skills = SkillNames.Dnd5e.ToDictionary(static pair => pair.Key, pair => Skill(from, pair.Key, pair.Value), StringComparer.Ordinal),
            Combat = new SheetCombat
            {
                Hp = new SheetHealth(from.Int("hp"), from.Max("hp"), from.Int("hp_temp")),
                Ac = from.Int("ac"),
                Initiative = from.Int("initiative_bonus"),
                Speed = from.Int("speed") is { } speed ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = speed } : null,
                Attacks = [.. from.Rows("attack").Select(Attack).OfType<SheetAttack>()],
            },
            Inventory = [.. from.Rows("inventory").Select(Item).OfType<SheetItem>()],
            Features = [.. Features(from)],
            Spells = Spells(from),
            Notes = Notes(from),
            Extra = SheetExtras.With(null, "currency", Purse(from)),
        };
    }

    public static SheetSpells? Spells(Roll20Attributes from)
    {
        var known = new List<SheetSpell>();
        var slots = new Dictionary<string, SheetSlots>(StringComparer.Ordinal);
        for (var level = 0; level <= 9; level++)
        {
            known.AddRange(from.Rows(level == 0 ? "spell-cantrip" : $"spell-{level}").Select(row => Spell(row, level)).OfType<SheetSpell>());
            var (most, left) = (from.Int($"lvl{level}_slots_total"), from.Int($"lvl{level}_slots_expended"));
            if (level > 0 && most > 0)
            {
                slots[level.ToString(CultureInfo.InvariantCulture)] = new SheetSlots(Math.Clamp(left ?? most.Value, 0, most.Value), most);
            }
        }

        var ability = from.Text("spellcasting_ability")?.Replace("@{", "", StringComparison.Ordinal).Split("_mod")[0];
        ability = ability is null || !AttributeNames.Six.Contains(AttributeNames.Short(ability), StringComparer.Ordinal) ? null : AttributeNames.Short(ability);
        var (dc, attack) = (from.Int("spell_save_dc"), from.Int("spell_attack_bonus"));
        return known.Count == 0 && slots.Count == 0 ? null : new SheetSpells { Ability = ability, Dc = dc, Attack = attack, Slots = slots.Count == 0 ? null : slots, Known = known };
    }

    private static SheetSkill Save(Roll20Attributes from, string attribute)
    {
        var name = AttributeNames.Long(attribute);
        var trained = from.Text($"{name}_save_prof") is { Length: > 0 } and not "0";
        return new SheetSkill(from.Int($"{name}_save_bonus"), attribute, trained ? SheetWords.Trained : SheetWords.Untrained);
    }

    /// <summary>The field for proficiency holds a formula, and another one says whether it counts twice.</summary>
    private static SheetSkill Skill(Roll20Attributes from, string skill, string attribute)
    {
        var name = skill.ToLowerInvariant().Replace(' ', '_');
        var trained = from.Text($"{name}_prof") is { Length: > 0 } and not "0";
        var twice = from.Int($"{name}_type") == 2;
        var ability = from.Text($"{name}_attribute")?.Trim('@', '{', '}').Split('_')[0];
        return new SheetSkill(from.Int($"{name}_bonus"), ability is null ? attribute : AttributeNames.Short(ability), trained ? twice ? SheetWords.Expert : SheetWords.Trained : SheetWords.Untrained);
    }

    private static SheetAttack? Attack(Roll20Row row)
    {
        var shown = row.Text("atkdmgtype")?.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        row.PassOver("dmgflag", "atkflag", "dmgattr", "atkattr_base", "atkprofflag", "rollbase", "rollbase_crit", "options-flag", "dmgbase", "dmgtype", "itemid", "spellid", "spelllevel", "savedc", "atkmagic");
        return row.Text("atkname") is { } name ? new SheetAttack(name, row.Int("atkbonus"), shown.FirstOrDefault() ?? row.Text("dmgbase"), row.Text("dmgtype") ?? shown.ElementAtOrDefault(1), row.Text("atkrange")) : null;
    }

    private static SheetItem? Item(Roll20Row row)
    {
        row.PassOver("itemcontent", "itemmodifiers", "hasattack", "useasresource", "itemattackid", "itemresourceid", "inventorysubflag");
        var properties = row.Text("itemproperties")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return row.Text("itemname") is { } name ? new SheetItem(name, row.Int("itemcount") ?? 1, Weight(row.Text("itemweight")), null, row.Text("equipped") is { } worn ? worn == "1" : null, properties) : null;
    }

    private static decimal? Weight(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight is >= 0 and <= 1_000_000 ? weight : null;

    private static SheetSpell? Spell(Roll20Row row, int level)
    {
        row.PassOver("spelldescription", "spellcastingtime", "spellrange", "spelltarget", "spellduration", "spellcomp", "spellcomp_v", "spellcomp_s", "spellcomp_m", "spellcomp_materials", "spellconcentration", "spellritual", "spelloutput", "options-flag", "details-flag", "spelllevel", "innate", "spellathigherlevels", "spellclass", "spellsource", "spellattackid", "rollcontent");
        return row.Text("spellname") is { } name ? new SheetSpell(name, level, row.Text("spellschool")?.ToLowerInvariant(), row.Text("spellprepared") is { } prepared ? prepared == "1" : null) : null;
    }

    private static IEnumerable<SheetFeature> Features(Roll20Attributes from)
    {
        foreach (var row in from.Rows("traits"))
        {
            row.PassOver("options-flag", "display_flag", "source_type");
            if (row.Text("name") is { } name)
            {
                yield return new SheetFeature(name, row.Text("source_type") ?? row.Text("source"), PlainText.Of(row.Text("description"), 800));
            }
        }

        foreach (var (label, field) in new[] { ("class_resource_name", "class_resource"), ("other_resource_name", "other_resource") })
        {
            if (from.Text(label) is { } name && from.Max(field) is > 0 and var most)
            {
                yield return new SheetFeature(name, "resource", null, new SheetUses(from.Int(field) ?? most, most));
            }
        }
    }

    private static SheetNotes Notes(Roll20Attributes from)
    {
        Dictionary<string, JsonElement>? extra = null;
        foreach (var fact in Facts)
        {
            extra = SheetExtras.With(extra, fact, from.Text(fact));
        }

        var proficiencies = from.Rows("proficiencies").Select(static row => row.Text("name")).OfType<string>();
        return new SheetNotes
        {
            Appearance = PlainText.Of(from.Text("character_appearance"), 4000),
            Backstory = PlainText.Of(from.Text("character_backstory"), 4000),
            Personality = PlainText.Of(from.Text("personality_traits"), 4000),
            Ideals = PlainText.Of(from.Text("ideals"), 4000),
            Bonds = PlainText.Of(from.Text("bonds"), 4000),
            Flaws = PlainText.Of(from.Text("flaws"), 4000),
            Extra = SheetExtras.With(extra, "proficiencies", string.Join(", ", proficiencies)),
        };
    }

    private static JsonElement? Purse(Roll20Attributes from)
    {
        var coins = _coins.Select(coin => (coin, Count: from.Int(coin))).Where(static it => it.Count > 0).ToDictionary(static it => it.coin, static it => it.Count!.Value, StringComparer.Ordinal);
        return coins.Count == 0 ? null : JsonSerializer.SerializeToElement(coins, SheetJson.Default.DictionaryStringInt32);
    }
}
