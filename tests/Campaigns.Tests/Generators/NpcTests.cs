using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class NpcTests
{
    public static TheoryData<string> Systems => [.. SheetWords.Systems];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Every_role_in_every_system_is_a_sheet_of_one_piece(string system)
    {
        foreach (var role in NpcRole.All)
        {
            foreach (var level in new int?[] { null, 1, 7, 20 })
            {
                var made = Made(new NpcWish(system, role.Name, level, ["suspicious", "fond of dogs"], Seed: $"{role.Name} {level}"));
                GeneratedSheets.Hold(new GeneratedCharacter(made.Sheet, made.Life, made.Genre, made.Seed, made.Remarks, made.Attribution));
                Assert.StartsWith("Suspicious and fond of dogs.", made.Sheet.Notes!.Personality, StringComparison.Ordinal);
                Assert.Equal(role.Name, made.Sheet.Character.Concept);
                Assert.Contains(made.Life.Name, made.Summary, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_role_is_good_at_what_it_does()
    {
        var guard = Made(new NpcWish("dnd5e", "city guard", 5, Seed: "g")).Sheet;
        Assert.Equal("trained", guard.Skills!["Perception"].Proficiency);
        Assert.Equal(3, guard.ProficiencyBonus);
        Assert.InRange(guard.Attributes!["str"].Value!.Value, 14, 16);
        Assert.Equal("Spear", guard.Combat!.Attacks![0].Name);
        Assert.Equal(0, Made(new NpcWish("pathfinder2e", "merchant", Seed: "g")).Sheet.Character.Level);
    }

    [Fact]
    public void A_role_of_the_shelf_brings_its_figures_and_one_of_nobody_a_remark()
    {
        var shelf = new TestShelf { ["monster"] = [new ShelfEntry("Lamp Warden", new Dictionary<string, string> { ["hit_points"] = "33 (6d8+6)", ["armor_class"] = "15" }, "Lamps and Fogs")] };
        var made = NpcGenerator.Make(new NpcWish("dnd5e", "Lamp Warden", Seed: "1"), GeneratorLibrary.Own, shelf).Value!;
        Assert.Equal((33, 15), (made.Sheet.Combat!.Hp!.Max, made.Sheet.Combat.Ac));
        Assert.Contains(Made(new NpcWish("dnd5e", "Lamp Warden", Seed: "1")).Remarks, static remark => remark.Contains("no role of ours", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_meets_the_same_person() =>
        Assert.Equal(Made(new NpcWish("coc7e", "spy", Seed: "x")).Sheet.ToJson().GetRawText(), Made(new NpcWish("coc7e", "spy", Seed: "x")).Sheet.ToJson().GetRawText());

    [Theory]
    [InlineData("dnd5e", "", null, "role")]
    [InlineData("rolemaster", "guard", null, "system")]
    [InlineData("dnd5e", "guard", 21, "level")]
    [InlineData("dnd5e", "guard", -1, "level")]
    public void What_cannot_be_is_named(string system, string role, int? level, string field) =>
        Assert.Equal(field, NpcGenerator.Make(new NpcWish(system, role, level), GeneratorLibrary.Own, EmptyShelf.Only).Error?.Field);

    private static GeneratedNpc Made(NpcWish wish)
    {
        var made = NpcGenerator.Make(wish, GeneratorLibrary.Own, EmptyShelf.Only);
        Assert.True(made.Succeeded, $"{wish}: {made.Error}");
        return made.Value;
    }
}
