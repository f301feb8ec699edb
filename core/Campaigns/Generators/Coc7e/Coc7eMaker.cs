using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators.Coc7e;

/// <summary>Investigators: no class and no level, but an occupation and what one knows.</summary>
internal static class Coc7eMaker
{
    private const int Learned = 80;

    public static Result<(Sheet Sheet, string Role, IReadOnlyList<string> Remarks)> Make(CharacterWish wish, Chance chance)
    {
        var remarks = new List<string>();
        if (wish.Level > 1)
        {
            remarks.Add("This system has no levels: the character is a beginning investigator.");
        }

        var occupation = Chosen(wish, chance, remarks);
        var (values, age) = Characteristics.Roll(chance.For("characteristics"));
        var skills = Skills(occupation, values, chance.For("skills"));
        return (Sheet(occupation, values, age, skills), Wording.Capital(occupation.Name).ToLowerInvariant(), remarks);
    }

    private static Occupation Chosen(CharacterWish wish, Chance chance, List<string> remarks)
    {
        var drawn = chance.For("occupation").Pick(Occupation.All);
        if (string.IsNullOrWhiteSpace(wish.Class))
        {
            return Occupation.All.FirstOrDefault(one => wish.Hints?.Contains(one.Name, StringComparison.OrdinalIgnoreCase) is true) ?? drawn;
        }

        var plain = SkillNames.Plain(wish.Class);
        if (plain.Length > 0 && Occupation.All.FirstOrDefault(one => SkillNames.Plain(one.Name).Contains(plain, StringComparison.Ordinal) || plain.Contains(SkillNames.Plain(one.Name.Split(' ')[^1]), StringComparison.Ordinal)) is { } known)
        {
            return known;
        }

        var name = string.Concat(wish.Class.Where(static letter => !char.IsControl(letter)).Take(100)).Trim();
        remarks.Add($"\"{name}\" is no occupation of ours: its skills were chosen as for a {drawn.Name.ToLowerInvariant()}, to be changed by hand.");
        return drawn with { Name = name.Length > 0 ? name : drawn.Name };
    }

    /// <summary>The occupation's points go to its eight skills and its credit, the interest's to any.</summary>
    private static Dictionary<string, int> Skills(Occupation occupation, Dictionary<string, int> values, Chance chance)
    {
        var skills = Occupation.Untrained.ToDictionary(static skill => skill.Key, static skill => skill.Value, StringComparer.Ordinal);
        skills["Dodge"] = values["dex"] / 2;
        skills["Language (Own)"] = values["edu"];
        skills["Credit Rating"] = chance.Between(occupation.Credit.Least, occupation.Credit.Most);
        Spend(Points(occupation, values) - skills["Credit Rating"], occupation.Skills);
        Spend(2 * values["int"], [.. skills.Keys.Where(static skill => skill is not ("Credit Rating" or "Cthulhu Mythos" or "Language (Own)")).Order(StringComparer.Ordinal)]);
        return skills;

        void Spend(int points, IReadOnlyList<string> on)
        {
            while (points > 0 && on.Any(skill => skills[skill] < Learned))
            {
                var skill = chance.Pick(on);
                var more = Math.Min(Math.Min(points, chance.Between(1, 4) * 5), Learned - skills[skill]);
                if (more > 0)
                {
                    (skills[skill], points) = (skills[skill] + more, points - more);
                }
            }
        }
    }

    internal static int Points(Occupation occupation, IReadOnlyDictionary<string, int> values) => occupation.By.Sum(name => 2 * values[name]);

    private static Sheet Sheet(Occupation occupation, Dictionary<string, int> values, int age, Dictionary<string, int> skills)
    {
        var (bonus, build) = Characteristics.Bulk(values["str"] + values["siz"]);
        var hp = (values["con"] + values["siz"]) / 10;
        values["san"] = values["pow"];
        return new Sheet
        {
            Version = Sheets.Sheet.CurrentVersion,
            System = SheetWords.Coc7e,
            Character = new SheetCharacter("", null, occupation.Name) { Extra = SheetExtras.With(null, "age", age) },
            Attributes = values.ToDictionary(static one => one.Key, static one => new SheetAttribute(one.Value) { Extra = Shares(one.Value) }, StringComparer.Ordinal),
            Skills = skills.OrderBy(static skill => skill.Key, StringComparer.Ordinal).ToDictionary(static skill => skill.Key, static skill => new SheetSkill(skill.Value) { Extra = Shares(skill.Value) }, StringComparer.Ordinal),
            Combat = new SheetCombat
            {
                Hp = new SheetHealth(hp, hp),
                Initiative = values["dex"],
                Speed = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = Characteristics.Move(values, age) },
                Attacks = Attacks(occupation, skills, bonus),
                Extra = SheetExtras.With(SheetExtras.With(SheetExtras.With(null, "build", build), "damageBonus", bonus), "magicPoints", values["pow"] / 5),
            },
            Inventory = [.. occupation.Possessions.Select(static thing => new SheetItem(thing, 1))],
        };
    }

    private static Dictionary<string, System.Text.Json.JsonElement>? Shares(int value) => SheetExtras.With(SheetExtras.With(null, "half", value / 2), "fifth", value / 5);

    private static IReadOnlyList<SheetAttack> Attacks(Occupation occupation, Dictionary<string, int> skills, string bonus) =>
    [
        new("Unarmed", skills["Fighting (Brawl)"], With("1d3", bonus), "bludgeoning", "touch"),
        .. occupation.Possessions.Where(Occupation.Weapons.ContainsKey).Select(name =>
        {
            var weapon = Occupation.Weapons[name];
            return new SheetAttack(name, skills[weapon[0]], weapon[2] == "+" ? With(weapon[1], bonus) : weapon[1], weapon[3], weapon[4]);
        }),
    ];

    private static string With(string dice, string bonus) => bonus == "0" ? dice : bonus[0] == '-' ? dice + bonus : $"{dice}+{bonus}";
}
