using PluginHost.Campaigns.Formats;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>Real exports; the expected numbers were worked out by hand: rank and level and ability, and hit points as ancestry + (class + constitution) for each level.</summary>
public sealed class PathbuilderTests(ITestOutputHelper output)
{
    [Fact]
    public void A_rogue_of_ninth_level()
    {
        if (!Shared.IsThere(output))
        {
            return;
        }

        var imported = Imports.Of(new PathbuilderImporter(), Shared.File("pathbuilder", "joshleblanc-poppet_rogue_9.json"));
        var sheet = Imports.Sheet(imported);
        Assert.Equal(("Key Redo", "Windup Poppet Rogue", 9), (sheet.Character.Name, sheet.Character.Concept, sheet.Character.Level));
        Assert.Equal((105, 25, 25m, 16), (sheet.Combat!.Hp!.Max, sheet.Combat.Ac, sheet.Combat.Speed!["walk"], sheet.Combat.Initiative));
        Assert.Equal((16, 19, 14), (sheet.Saves!["fortitude"].Value, sheet.Saves["reflex"].Value, sheet.Saves["will"].Value));
        Assert.Equal((19, 14, 2, 11), (sheet.Skills!["Stealth"].Value, sheet.Skills["Deception"].Value, sheet.Skills["Athletics"].Value, sheet.Skills["Underworld Lore"].Value));
        Assert.Equal("master", sheet.Skills["Thievery"].Proficiency);
        Assert.Equal(26 + 14, sheet.Features!.Count);
        Assert.Empty(imported.Disagreements);
        Assert.All(imported.NotUnderstood, static sentence => Assert.Matches("formula|pets", sentence));
    }

    [Fact]
    public void A_wizard_of_fifth_level()
    {
        if (!Shared.IsThere(output))
        {
            return;
        }

        var sheet = Imports.Sheet(Imports.Of(new PathbuilderImporter(), Shared.File("pathbuilder", "joshleblanc-goblin_wizard_5.json")));
        Assert.Equal((46, 12), (sheet.Combat!.Hp!.Max, sheet.Combat.Ac));
        Assert.Equal(("int", 21, 11), (sheet.Spells!.Ability, sheet.Spells.Dc, sheet.Spells.Attack));
        Assert.Equal(["1:4", "2:4", "3:3"], sheet.Spells.Slots!.Select(static pair => $"{pair.Key}:{pair.Value.Max}"));
        Assert.Equal(10 + 5 + 4 + 4 + 1, sheet.Spells.Known!.Count);
        Assert.Equal((13, 13, 11), (sheet.Skills!["Arcana"].Value, sheet.Skills["Test Lore"].Value, sheet.Skills["Academia Lore"].Value));
        var staff = Assert.Single(sheet.Combat.Attacks!);
        Assert.Equal(("Staff", 7, "1d4"), (staff.Name, staff.Bonus, staff.Damage));
        Assert.Equal(10, sheet.Extra!["currency"].GetProperty("gp").GetInt32());
        Assert.Contains(sheet.Inventory!, static item => item is { Name: "Chalk", Quantity: 10 });
    }

    [Theory]
    [InlineData("joshleblanc-human_fighter.json", 20, 15, 6)]
    [InlineData("joshleblanc-partial_boost.json", 16, 18, 6)]
    public void Others_are_read_too(string name, int hp, int ac, int perception)
    {
        if (!Shared.IsThere(output))
        {
            return;
        }

        var imported = Imports.Of(new PathbuilderImporter(), Shared.File("pathbuilder", name));
        var sheet = Imports.Sheet(imported);
        output.WriteLine($"{sheet.Character} hp {sheet.Combat!.Hp} ac {sheet.Combat.Ac} {string.Join(' ', imported.NotUnderstood)} {string.Join(' ', imported.Disagreements)}");
        Assert.Equal((hp, ac, perception), (sheet.Combat!.Hp!.Max, sheet.Combat.Ac, sheet.Skills!["Perception"].Value));
    }

    [Theory]
    [InlineData("""{"success":true,"build":{"name":" Ada ","level":"3","abilities":{"con":"14"},"proficiencies":{"will":4},"attributes":{"ancestryhp":8,"classhp":10}}}""", 44)]
    [InlineData("""{"name":"Ada","level":1,"abilities":{},"proficiencies":{},"attributes":{"ancestryhp":8},"feats":[[null],7,["Toughness"]],"lores":[["x"],3],"spellCasters":[4],"weapons":[{}]}""", 8)]
    public void Gaps_and_oddities_are_borne(string text, int hp)
    {
        var sheet = Imports.Sheet(Imports.Of(new PathbuilderImporter(), Imports.Text(text)));
        Assert.Equal(("Ada", hp), (sheet.Character.Name, sheet.Combat!.Hp!.Max));
    }
}
