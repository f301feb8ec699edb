using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators.Generic;

/// <summary>Characters for a game whose rules the host does not know: five attributes of 1 to 6, skills on top of them.</summary>
internal static class GenericMaker
{
    private static readonly Facts _facts = Facts.Embedded("generic.txt");
    private static readonly int[] _spread = [4, 3, 3, 2, 2];
    private static readonly string[] _attributes = ["might", "agility", "wits", "spirit", "presence"];

    public static Result<(Sheet Sheet, string Role, IReadOnlyList<string> Remarks)> Make(CharacterWish wish, Chance chance)
    {
        if (wish.Level is < 1 or > 30)
        {
            return Error.Invalid("level", "A level is 1 to 30.");
        }

        var all = _facts.Section("archetypes");
        var named = string.Concat((wish.Class ?? "").Where(static letter => !char.IsControl(letter)).Take(100)).Trim();
        var archetype = all.FirstOrDefault(one => SkillNames.Plain(one.Name) == SkillNames.Plain(named));
        archetype = archetype.Name is null ? chance.For("archetype").Pick(all) : archetype;
        var concept = named.Length > 0 ? Wording.Capital(named) : archetype.Name;
        string[] remarks = named.Length == 0 || concept.Equals(archetype.Name, StringComparison.OrdinalIgnoreCase)
            ? ["Generic figures: five attributes of 1 to 6, skills from 1 up; fit them to your game."]
            : [$"Generic figures, chosen as for a {archetype.Name.ToLowerInvariant()}; fit them to your game."];
        return (Sheet(concept, Facts.List(archetype.Value, ';'), wish.Level, chance), concept.ToLowerInvariant(), remarks);
    }

    private static Sheet Sheet(string concept, string[] parts, int level, Chance chance)
    {
        var rolled = chance.For("attributes");
        string[] order = [.. parts[0].Split(' ').Concat(rolled.Shuffled(_attributes)).Distinct(StringComparer.Ordinal)];
        var values = order.Select((name, at) => (name, Value: Math.Min(6, _spread[at] + (rolled.Happens(25) ? 1 : 0) + ((level + 9 - (2 * at)) / 10)))).ToDictionary(static one => one.name, static one => one.Value, StringComparer.Ordinal);
        var trained = Facts.List(parts[1]);
        var more = chance.For("skills").Shuffled(_facts.Section("skills").Select(static skill => skill.Name).Where(skill => !trained.Contains(skill, StringComparer.Ordinal))).Take(2);
        var skills = _facts.Section("skills").ToDictionary(static skill => skill.Name, skill =>
        {
            var proficiency = !trained.Concat(more).Contains(skill.Name, StringComparer.Ordinal) ? SheetWords.Untrained : level >= 5 && trained.Take(2).Contains(skill.Name, StringComparer.Ordinal) ? SheetWords.Expert : SheetWords.Trained;
            return new SheetSkill(values[skill.Value] + (proficiency switch { SheetWords.Expert => 4, SheetWords.Trained => 2, _ => 0 }), skill.Value, proficiency);
        }, StringComparer.Ordinal);
        var hp = 8 + (2 * values["might"]) + (3 * (level - 1));
        var weapon = parts[2].Split(' ');
        return new Sheet
        {
            Version = Sheets.Sheet.CurrentVersion,
            System = SheetWords.Generic,
            Character = new SheetCharacter("", null, concept, level),
            Attributes = _attributes.ToDictionary(static name => name, name => new SheetAttribute(values[name], values[name]), StringComparer.Ordinal),
            Skills = skills,
            Combat = new SheetCombat
            {
                Hp = new SheetHealth(hp, hp),
                Initiative = values["agility"],
                Speed = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = 6 },
                Attacks = [new(string.Join(' ', weapon[..^2]), Math.Max(values["might"], values["agility"]) + 2, weapon[^2], weapon[^1])],
            },
            Inventory = [.. Facts.List(parts[3]).Select(static thing => new SheetItem(thing, 1))],
        };
    }
}
