using System.Globalization;
using PluginHost.Campaigns.Generators.Dnd5e;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators;

/// <summary>The figures of somebody without a class, in the two systems that have classes.</summary>
internal sealed class NpcFigures(NpcRole role, string system, string? rules, int level, Chance chance)
{
    private readonly Dictionary<string, int> _scores = Rolled(role, level, chance.For("scores"));

    private bool Fifth => system == SheetWords.Dnd5e;

    private int Bonus => Fifth ? 2 + ((Math.Max(1, level) - 1) / 4) : level + 2;

    /// <param name="known">What a book of the shelf says of this role; null without one.</param>
    public Sheet Sheet(string concept, ShelfEntry? known)
    {
        var hp = Number(known?["hit_points"]) ?? Math.Max(1, (Math.Max(1, level) * (5 + Modifier("con"))) + (Fifth ? 0 : 6));
        var skills = Skills();
        return new Sheet
        {
            Version = Sheets.Sheet.CurrentVersion,
            System = system,
            Rules = Fifth ? rules ?? SheetWords.Rules2014 : null,
            Character = new SheetCharacter("", null, concept, level),
            ProficiencyBonus = Fifth ? Bonus : null,
            Attributes = AttributeNames.Six.ToDictionary(static name => name, name => new SheetAttribute(_scores[name], Modifier(name), _scores[name]), StringComparer.Ordinal),
            Saves = Saves(),
            Skills = skills,
            Combat = new SheetCombat
            {
                Hp = new SheetHealth(hp, hp),
                Ac = Number(known?["armor_class"]) ?? Armor(),
                Initiative = Fifth ? Modifier("dex") : skills["Perception"].Value,
                Speed = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = Fifth ? 30 : 25 },
                Attacks = [Attack()],
            },
            Inventory = [GearFacts.Weapons[role.Arm].Item(), .. role.Wear is { } wear ? new[] { GearFacts.Armors[wear].Item() } : [], new("Purse", 1)],
        };
    }

    private int Modifier(string name) => (_scores[name] >> 1) - 5;

    private Dictionary<string, SheetSkill> Skills()
    {
        var trained = role.SkillsIn(system).ToHashSet(StringComparer.Ordinal);
        if (!Fifth)
        {
            trained.Add("Perception");
        }

        return (Fifth ? SkillNames.Dnd5e : SkillNames.Pathfinder2e).ToDictionary(static skill => skill.Key, skill => Of(skill.Value, trained.Contains(skill.Key)), StringComparer.Ordinal);
    }

    private Dictionary<string, SheetSkill> Saves() => Fifth
        ? AttributeNames.Six.ToDictionary(static name => name, name => Of(name, name == role.Ability && level >= 3), StringComparer.Ordinal)
        : SkillNames.Pathfinder2eSaves.ToDictionary(static save => save.Key, save => Of(save.Value, trained: true), StringComparer.Ordinal);

    private SheetSkill Of(string ability, bool trained) => new(Modifier(ability) + (trained ? Bonus : 0), ability, trained ? SheetWords.Trained : SheetWords.Untrained);

    private int Armor()
    {
        var worn = role.Wear is { } wear ? GearFacts.Armors[wear] : null;
        return Fifth
            ? worn is null ? 10 + Modifier("dex") : worn.Class + worn.Adds(Modifier("dex"))
            : 10 + Math.Min(3, Modifier("dex")) + (worn is null ? 0 : worn.Class - 10) + Bonus;
    }

    private SheetAttack Attack()
    {
        var weapon = GearFacts.Weapons[role.Arm];
        var far = weapon.Has("ranged");
        var ability = far ? Modifier("dex") : weapon.Has("finesse") ? Math.Max(Modifier("str"), Modifier("dex")) : Modifier("str");
        var damage = Fifth ? ability : far ? 0 : Modifier("str");
        return new SheetAttack(weapon.Name, ability + Bonus, CharacterParts.Damage(weapon.Dice, damage), weapon.Type, weapon.Range);
    }

    private static Dictionary<string, int> Rolled(NpcRole role, int level, Chance chance)
    {
        var scores = AttributeNames.Six.ToDictionary(static name => name, _ => chance.Between(8, 12), StringComparer.Ordinal);
        scores[role.Ability] = Math.Min(20, 13 + chance.Below(3) + (Math.Max(0, level) / 4));
        scores["con"] = Math.Min(18, Math.Max(scores["con"], 10) + (Math.Max(0, level) / 6));
        return scores;
    }

    private static int? Number(string? text) =>
        int.TryParse(string.Concat((text ?? "").SkipWhile(static letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit).Take(5)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
