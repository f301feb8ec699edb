using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Generators.Dnd5e;
using PluginHost.Campaigns.Sheets;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class Dnd5eTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Classes
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var edition in SheetWords.Editions)
            {
                foreach (var one in ClassFacts.Of(edition))
                {
                    all.Add(edition, one.Name);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_class_at_every_level_is_a_sheet_of_one_piece(string edition, string name)
    {
        for (var level = 1; level <= 20; level++)
        {
            foreach (var method in AbilityScores.Methods)
            {
                var made = Made(new CharacterWish("dnd5e", level, name, Rules: edition, Method: method, Seed: $"{name} {level} {method}"));
                GeneratedSheets.Hold(made);
                Assert.Equal(2 + ((level - 1) / 4), made.Sheet.ProficiencyBonus);
                Assert.Contains(name, made.Sheet.Character.Concept, StringComparison.Ordinal);
                Assert.DoesNotContain(made.Sheet.Features!, feature => feature.Source is { } source && source.Split(' ')[^1] is var at && int.TryParse(at, out var gained) && gained > level);
            }
        }
    }

    [Theory]
    [InlineData("2014", "Wizard", 5, "1:4 2:3 3:2")]
    [InlineData("2014", "Paladin", 1, "")]
    [InlineData("2014", "Paladin", 5, "1:4 2:2")]
    [InlineData("2024", "Paladin", 1, "1:2")]
    [InlineData("2014", "Ranger", 20, "1:4 2:3 3:3 4:3 5:2")]
    [InlineData("2024", "Cleric", 20, "1:4 2:3 3:3 4:3 5:3 6:2 7:2 8:1 9:1")]
    [InlineData("2014", "Warlock", 11, "pact:3")]
    [InlineData("2014", "Fighter", 20, "")]
    public void Slots_are_those_of_the_class(string edition, string name, int level, string slots)
    {
        var made = Made(new CharacterWish("dnd5e", level, name, Rules: edition, Seed: "slots"));
        Assert.Equal(slots, string.Join(' ', made.Sheet.Spells?.Slots?.Select(static slot => $"{slot.Key}:{slot.Value.Max}") ?? []));
    }

    [Fact]
    public void A_wizard_knows_and_prepares_as_many_as_the_rules_say()
    {
        var made = Made(new CharacterWish("dnd5e", 9, "wizard", Rules: "2014", Seed: "book"));
        var known = made.Sheet.Spells!.Known!;
        Assert.Equal(4, known.Count(static spell => spell.Level == 0));
        Assert.Equal(6 + 16, known.Count(static spell => spell.Level > 0));
        Assert.Equal(9 + made.Sheet.Attributes!["int"].Modifier, known.Count(static spell => spell.Prepared is true));
        Assert.All(known, static spell => Assert.InRange(spell.Level!.Value, 0, 5));
        Assert.Equal(known.Count, known.DistinctBy(static spell => spell.Name).Count());
    }

    [Fact]
    public void Rage_has_no_limit_in_the_end_and_a_scholar_is_expert_in_learning()
    {
        int? Rages(int level) => Made(new CharacterWish("dnd5e", level, "Barbarian", Rules: "2014", Seed: "r")).Sheet.Features!.Single(static feature => feature.Name == "Rage").Uses?.Max;
        Assert.Equal([2, 3, 6, null], new[] { Rages(1), Rages(3), Rages(19), Rages(20) });
        for (var seed = 0; seed < 40; seed++)
        {
            var expert = Made(new CharacterWish("dnd5e", 2, "Wizard", Rules: "2024", Seed: $"{seed}")).Sheet.Skills!.Where(static skill => skill.Value.Proficiency == "expert").Select(static skill => skill.Key);
            Assert.Subset(new HashSet<string> { "Arcana", "History", "Investigation", "Medicine", "Nature", "Religion" }, expert.ToHashSet());
        }
    }

    [Fact]
    public void Hit_points_armor_and_attacks_follow_from_the_scores()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var sheet = Made(new CharacterWish("dnd5e", 6, "Fighter", Rules: "2014", Seed: $"{seed}", Method: AbilityScores.Rolled)).Sheet;
            var con = sheet.Attributes!["con"].Modifier!.Value;
            var dwarf = sheet.Character.Concept!.Contains("Dwarf", StringComparison.Ordinal) ? 6 : 0;
            Assert.Equal(10 + con + (5 * (6 + con)) + dwarf, sheet.Combat!.Hp!.Max);
            var sword = Assert.Single(sheet.Combat.Attacks!, static attack => attack.Name == "Longsword");
            Assert.Equal(sheet.Attributes["str"].Modifier + 3, sword.Bonus);
            Assert.Equal(sheet.Attributes["str"].Value >= 13 ? 18 : 16 + Math.Min(2, sheet.Attributes["dex"].Modifier!.Value), sheet.Combat.Ac);
        }

        var monk = Made(new CharacterWish("dnd5e", 5, "Monk", Rules: "2014", Seed: "m")).Sheet;
        Assert.Equal(10 + monk.Attributes!["dex"].Modifier + monk.Attributes["wis"].Modifier, monk.Combat!.Ac);
        Assert.Contains(monk.Combat.Attacks!, static attack => attack.Name == "Unarmed strike" && attack.Damage!.StartsWith("1d6", StringComparison.Ordinal));
    }

    [Fact]
    public void Point_buy_spends_its_points()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var scores = AbilityScores.Of(AbilityScores.PointBuy, new Chance(seed)).Value!;
            Assert.All(scores, static score => Assert.InRange(score, 8, 15));
            Assert.InRange(scores.Sum(AbilityScores.Cost), 26, 27);
        }

        Assert.Equal(9, AbilityScores.Cost(15));
    }

    [Fact]
    public void A_shelf_gives_what_the_open_reference_lacks()
    {
        var shelf = new TestShelf { ["class"] = [new ShelfEntry("Lamplighter", new Dictionary<string, string> { ["hit_die"] = "d10", ["saving_throws"] = "WIS, CON" }, "Lamps and Fogs")], ["spell"] = [new ShelfEntry("Fog of Lowtarn", new Dictionary<string, string> { ["level"] = "1", ["school"] = "conjuration", ["classes"] = "Wizard" }, "Lamps and Fogs")] };
        var made = CharacterGenerator.Make(new CharacterWish("dnd5e", 3, "lamplighter", Seed: "1"), GeneratorLibrary.Own, shelf).Value!;
        GeneratedSheets.Hold(made);
        Assert.Contains(made.Remarks, static remark => remark.Contains("Lamps and Fogs", StringComparison.Ordinal));
        Assert.Equal("trained", made.Sheet.Saves!["wis"].Proficiency);
        Assert.Contains(Enumerable.Range(0, 40), seed => CharacterGenerator.Make(new CharacterWish("dnd5e", 1, "wizard", Seed: $"{seed}"), GeneratorLibrary.Own, shelf).Value!.Sheet.Spells!.Known!.Any(static spell => spell.Name == "Fog of Lowtarn"));
        Assert.Equal("not-found", CharacterGenerator.Make(new CharacterWish("dnd5e", 3, "lamplighter"), GeneratorLibrary.Own, EmptyShelf.Only).Error?.Code);
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(21, null, null)]
    [InlineData(1, "1999", null)]
    [InlineData(1, null, "by cheating")]
    public void What_the_rules_do_not_know_is_refused(int level, string? rules, string? method) =>
        Assert.NotNull(CharacterGenerator.Make(new CharacterWish("dnd5e", level, Rules: rules, Method: method), GeneratorLibrary.Own, EmptyShelf.Only).Error);

    [Fact]
    public void Hints_choose_ancestry_and_class()
    {
        var made = Made(new CharacterWish("dnd5e", Hints: "a tiefling warlock from Ashmouth", Seed: "3"));
        Assert.Equal("Tiefling Warlock (The Fiend)", made.Sheet.Character.Concept);
        Assert.Equal("Ashmouth", made.Life.Home);
        output.WriteLine(made.Sheet.ToJson().GetRawText());
    }

    private static GeneratedCharacter Made(CharacterWish wish)
    {
        var made = CharacterGenerator.Make(wish, GeneratorLibrary.Own, EmptyShelf.Only);
        Assert.True(made.Succeeded, $"{wish}: {made.Error}");
        return made.Value;
    }
}
