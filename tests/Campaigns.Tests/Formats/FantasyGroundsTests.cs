using System.Text;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>Real rows; no exported character of the fifth edition was found, so a campaign's rows stand in for exports: their shape is the same.</summary>
public sealed class FantasyGroundsTests(ITestOutputHelper output)
{
    [Fact]
    public void A_fighter_and_a_cleric_of_a_campaign()
    {
        if (!Shared.IsThere(output))
        {
            return;
        }

        var root = XmlNodes.Read(Shared.File("fantasygrounds", "alexkarer-5e-campaign-db.xml").Content).Value!;
        var imported = Person.Finish([.. root.Rows("charsheet").Select(FgCharacter.Read)]).Value!;
        var (fighter, cleric) = (Imports.Sheet(imported.Entities[0]), Imports.Sheet(imported.Entities[1]));
        Assert.Equal(("Human Fighter 1", 1, 12, 16, 2, 30m), (fighter.Character.Concept, fighter.Combat!.Hp!.Current, fighter.Combat.Hp.Max, fighter.Combat.Ac, fighter.Combat.Initiative, fighter.Combat.Speed!["walk"]));
        Assert.Equal((5, 4, 1), (fighter.Saves!["str"].Value, fighter.Saves["con"].Value, fighter.Saves["wis"].Value));
        Assert.Equal(("Greatsword 5 2d6+3 slashing", "Crossbow, Heavy 4 1d10+2 piercing", "Dagger 5 1d4+3 piercing"), (Attack(fighter, 0), Attack(fighter, 1), Attack(fighter, 2)));
        Assert.Equal("Dagger (thrown)", fighter.Combat.Attacks![3].Name);
        Assert.Contains(fighter.Inventory!, static item => item is { Name: "Piton", Quantity: 10, Weight: 0.25m, Value: 0.05m });
        Assert.Contains(fighter.Features!, static feature => feature is { Name: "Second Wind", Uses.Max: 1 });
        Assert.Equal((0, 12, 18, 13, 5), (cleric.Combat!.Hp!.Current, cleric.Combat.Hp.Max, cleric.Combat.Ac, cleric.Spells!.Dc, cleric.Spells.Attack));
        Assert.Equal("Warhammer 3 1d8+1 bludgeoning", Attack(cleric, 0));
        Assert.Contains(cleric.Spells.Known!, static spell => spell is { Name: "Bless", Level: 1, School: "enchantment" });
        Assert.DoesNotContain(cleric.Spells.Known!, static spell => spell.Name == "War Priest");
        output.WriteLine(string.Join('\n', imported.Disagreements.Concat(imported.NotUnderstood)));
        Assert.Empty(imported.Disagreements);
    }

    [Fact]
    public void A_barbarian_without_a_root()
    {
        if (Read("joshleblanc-pf2e-charsheet_example.xml") is not { } sheet)
        {
            return;
        }

        Assert.Equal(("pathfinder2e", "Catfolk Barbarian", 21, 15, 25m), (sheet.System, sheet.Character.Concept, sheet.Combat!.Hp!.Max, sheet.Combat.Ac, sheet.Combat.Speed!["walk"]));
        Assert.Equal((6, 5, 4, 4), (sheet.Saves!["fortitude"].Value, sheet.Saves["reflex"].Value, sheet.Saves["will"].Value, sheet.Combat.Initiative));
        Assert.Equal((7, 5, "trained"), (sheet.Skills!["Athletics"].Value, sheet.Skills["Scribing Lore"].Value, sheet.Skills["Scribing Lore"].Proficiency));
        Assert.Equal(("Claw 2 1d6+4 slashing", "Fist 7 1d10+4 bludgeoning"), (Attack(sheet, 0), Attack(sheet, 1)));
    }

    [Fact]
    public void A_sorcerer_of_more_than_a_megabyte()
    {
        if (Read("mbastian71-pf2e-Tevok.xml") is not { } sheet)
        {
            return;
        }

        Assert.Equal(("Tevok", 15, 170, 173, 35, 22), (sheet.Character.Name, sheet.Character.Level, sheet.Combat!.Hp!.Current, sheet.Combat.Hp.Max, sheet.Combat.Ac, sheet.Combat.Initiative));
        Assert.Equal((25, 25, 22), (sheet.Saves!["fortitude"].Value, sheet.Saves["reflex"].Value, sheet.Saves["will"].Value));
        Assert.Equal((29, 27, "legendary"), (sheet.Skills!["Crafting"].Value, sheet.Skills["Academia Lore"].Value, sheet.Skills["Crafting"].Proficiency));
        Assert.Equal("Dagger 23 1d4 piercing", Attack(sheet, 0));
        Assert.NotEmpty(sheet.Spells!.Known!);
    }

    [Theory]
    [InlineData("<root><character><name>Eve</name></character></root>")]
    [InlineData("<root><character><abilities/></character></root>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><root><character><name>&a;</name><abilities><strength><score>1</score></strength></abilities></character></root>")]
    [InlineData("<root><character><abilities>")]
    [InlineData("")]
    public void What_is_no_character_is_refused(string text)
    {
        var file = Imports.Text(text, "x.xml");
        Assert.False(new FgImporter().Recognises([file]));
        Assert.False(Imports.Try(new FgImporter(), file).Succeeded);
    }

    [Fact]
    public void A_pit_of_elements_is_refused() =>
        Assert.Equal("too-large", Imports.Try(new FgImporter(), Imports.Text(new StringBuilder().Insert(0, "<a>", 100_000).ToString(), "x.xml")).Error?.Code);

    [Fact]
    public void A_ruleset_nobody_knows_gives_a_plain_sheet()
    {
        var imported = Imports.Of(new FgImporter(), Imports.Text("<root><character><name>Ada</name><abilities><str><score>55</score></str></abilities><hp><total>11</total></hp></character></root>", "x.xml"));
        Assert.Equal(("generic", 11, 55), (Imports.Sheet(imported).System, Imports.Sheet(imported).Combat!.Hp!.Max, Imports.Sheet(imported).Attributes!["str"].Value));
        Assert.Contains("ruleset", Assert.Single(imported.NotUnderstood), StringComparison.Ordinal);
    }

    private static string Attack(Sheet sheet, int index)
    {
        var attack = sheet.Combat!.Attacks![index];
        return $"{attack.Name} {attack.Bonus} {attack.Damage} {attack.Type}";
    }

    private Sheet? Read(string name)
    {
        if (!Shared.IsThere(output))
        {
            return null;
        }

        Imported imported = Imports.Of(new FgImporter(), Shared.File("fantasygrounds", name));
        var sheet = Imports.Sheet(imported);
        output.WriteLine($"{sheet.Character.Name}: {SheetLimits.Size(sheet)} bytes\n{string.Join('\n', imported.NotUnderstood)}\n--\n{string.Join('\n', imported.Disagreements)}");
        return sheet;
    }
}
