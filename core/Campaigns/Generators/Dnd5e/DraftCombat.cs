using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>Hit points, armor, speed, attacks and what is carried.</summary>
internal static class DraftCombat
{
    private static readonly (string Spell, string Dice, string Type, string Range)[] _cantrips =
    [
        ("Fire Bolt", "d10", "fire", "120 ft."), ("Eldritch Blast", "d10", "force", "120 ft."), ("Ray of Frost", "d8", "cold", "60 ft."), ("Produce Flame", "d8", "fire", "30 ft."),
        ("Shocking Grasp", "d8", "lightning", "5 ft."),
    ];

    public static SheetCombat Of(Draft draft, SheetSpells? spells)
    {
        var most = HitPoints(draft);
        return new SheetCombat
        {
            Hp = new SheetHealth(most, most),
            Ac = ArmorClass(draft),
            Initiative = draft.Modifier("dex"),
            Speed = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = draft.People.Speed + draft.Class.At("speed", draft.Level) },
            Attacks = [.. Arms(draft).DistinctBy(static weapon => weapon.Name).Select(weapon => Attack(draft, weapon)), .. Fists(draft), .. Cantrips(draft, spells)],
            Extra = SheetExtras.With(null, "hitDice", $"{draft.Level}d{draft.Class.Die}"),
        };
    }

    /// <summary>The whole die at first level, its rounded-up middle at every later one.</summary>
    public static int HitPoints(Draft draft)
    {
        var (die, con) = (draft.Class.Die, draft.Modifier("con"));
        var later = Math.Max(1, (die / 2) + 1 + con) * (draft.Level - 1);
        var tough = (draft.People.Tough ? draft.Level : 0) + (draft.Class["tough"] is { } from && draft.Level >= Facts.Whole(from) ? draft.Level : 0);
        return Math.Max(1, die + con) + later + tough;
    }

    public static int ArmorClass(Draft draft)
    {
        var dexterity = draft.Modifier("dex");
        var worn = Worn(draft);
        var shield = worn.Where(static armor => armor.Dexterity == "shield").Sum(static armor => armor.Class);
        if (worn.FirstOrDefault(static armor => armor.Dexterity != "shield") is { } body)
        {
            return body.Class + body.Adds(dexterity) + shield;
        }

        var natural = Math.Max(10, draft.Class.At("natural", draft.Level));
        var more = draft.Class["unarmored"] ?? (draft.Class["unarmored from"] is { } from && draft.Level >= Facts.Whole(from.Split(' ')[0]) ? from.Split(' ')[1] : null);
        return natural + dexterity + (more is null ? 0 : draft.Modifier(more)) + shield;
    }

    public static IReadOnlyList<SheetItem> Carried(Draft draft) => CharacterParts.Packed(
        Worn(draft).Select(static armor => armor.Item()).Concat(Arms(draft).Select(static weapon => weapon.Item())).Concat(draft.Class.Named("pack").Select(static thing => new SheetItem(thing, 1))).Concat(Ammunition(draft)).Append(new SheetItem("Gold pieces", 10 + (draft.Level * 15))));

    // Whoever is too weak for heavy mail wears scales instead, and loses no speed.
    private static IReadOnlyList<Armor> Worn(Draft draft) =>
        [.. draft.Class.Named("wears").Select(name => GearFacts.Armors[name == "Chain mail" && draft.Scores["str"] < 13 ? "Scale mail" : name])];

    private static IEnumerable<Weapon> Arms(Draft draft) => draft.Class.Named("arms").Select(static name => GearFacts.Weapons[name]);

    private static IEnumerable<SheetItem> Ammunition(Draft draft) =>
        Arms(draft).Where(static weapon => weapon.Has("ranged") && !weapon.Has("thrown")).Select(static weapon => new SheetItem(weapon.Name.Contains("bow", StringComparison.Ordinal) ? (weapon.Name.Contains("cross", StringComparison.Ordinal) ? "Bolts" : "Arrows") : "Sling bullets", 20));

    private static SheetAttack Attack(Draft draft, Weapon weapon)
    {
        var free = weapon.Has("finesse") || (draft.Class["fist"] is not null && !weapon.Has("heavy"));
        var ability = weapon.Has("ranged") && !weapon.Has("finesse") ? draft.Modifier("dex") : free ? Math.Max(draft.Modifier("str"), draft.Modifier("dex")) : draft.Modifier("str");
        return new SheetAttack(weapon.Name, ability + draft.Bonus, CharacterParts.Damage(weapon.Dice, ability), weapon.Type, weapon.Range);
    }

    private static IEnumerable<SheetAttack> Fists(Draft draft)
    {
        if (draft.Class.At("fist", draft.Level) is > 0 and var die)
        {
            var ability = Math.Max(draft.Modifier("str"), draft.Modifier("dex"));
            yield return new SheetAttack("Unarmed strike", ability + draft.Bonus, CharacterParts.Damage($"1d{die}", ability), "bludgeoning", "5 ft.");
        }
    }

    private static IEnumerable<SheetAttack> Cantrips(Draft draft, SheetSpells? spells)
    {
        var dice = draft.Level switch { < 5 => 1, < 11 => 2, < 17 => 3, _ => 4 };
        return _cantrips.Where(cantrip => spells?.Known?.Any(known => known.Name == cantrip.Spell) is true)
            .Select(cantrip => new SheetAttack(cantrip.Spell, spells!.Attack, (cantrip.Spell == "Eldritch Blast" ? 1 : dice) + cantrip.Dice, cantrip.Type, cantrip.Range));
    }
}
