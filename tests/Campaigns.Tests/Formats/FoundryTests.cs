using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>Real actors of dnd5e 5.3.3; the expected numbers were worked out by hand from what the files say.</summary>
public sealed class FoundryTests(ITestOutputHelper output)
{
    [Fact]
    public void A_cleric_in_scale_and_shield()
    {
        if (Read("dnd5e-5.3.3-akra-dragonborn-cleric.json") is not { } sheet)
        {
            return;
        }

        Assert.Equal(("Dragonborn Cleric 1", 1, "2014", 2), (sheet.Character.Concept, sheet.Character.Level, sheet.Rules, sheet.ProficiencyBonus));
        Assert.Equal((9, 9, 16, 0, 30m), (sheet.Combat!.Hp!.Current, sheet.Combat.Hp.Max, sheet.Combat.Ac, sheet.Combat.Initiative, sheet.Combat.Speed!["walk"]));
        Assert.Equal((4, 1, 3), (sheet.Saves!["wis"].Value, sheet.Saves["cha"].Value, sheet.Saves["str"].Value));
        Assert.Equal((4, 4, 0, 3), (sheet.Skills!["Perception"].Value, sheet.Skills["Medicine"].Value, sheet.Skills["Stealth"].Value, sheet.Skills["Athletics"].Value));
        Assert.Equal(("wis", 12, 4, 2), (sheet.Spells!.Ability, sheet.Spells.Dc, sheet.Spells.Attack, sheet.Spells.Slots!["1"].Max));
        Assert.Equal(("Mace 5 1d6+3 bludgeoning", "Light Crossbow 2 1d8 piercing"), (Attack(sheet, "Mace"), Attack(sheet, "Light Crossbow")));
        Assert.Equal(15, sheet.Extra!["currency"].GetProperty("gp").GetInt32());
        Assert.Contains(sheet.Inventory!, static item => item is { Name: "Light Crossbow", Value: 25, Weight: 5, Equipped: true });
        Assert.Equal("cold", SheetExtras.Text(sheet.Notes!.Extra, "resistances"));
    }

    [Fact]
    public void A_druid_and_a_bard()
    {
        if (Read("dnd5e-5.3.3-aoth-human-druid.json") is not { } druid || Read("dnd5e-5.3.3-beiro-half-elf-bard.json") is not { } bard)
        {
            return;
        }

        Assert.Equal((10, 12, 13, 5), (druid.Combat!.Hp!.Max, druid.Combat.Ac, druid.Spells!.Dc, druid.Skills!["Survival"].Value));
        Assert.Equal((10, 14, 14, 3, 6), (bard.Combat!.Hp!.Max, bard.Combat.Ac, bard.Spells!.Dc, bard.Combat.Initiative, bard.Skills!["Persuasion"].Value));
        Assert.Equal("Rapier 5 1d8+3 piercing", Attack(bard, "Rapier"));
    }

    [Fact]
    public void A_goblin_a_mage_and_a_dragon()
    {
        if (Read("dnd5e-5.3.3-goblin.json") is not { } goblin || Read("dnd5e-5.3.3-mage.json") is not { } mage || Read("dnd5e-5.3.3-adult-red-dragon.json") is not { } dragon)
        {
            return;
        }

        Assert.Equal((7, 15, 2, 6, "humanoid (Goblinoid)"), (goblin.Combat!.Hp!.Max, goblin.Combat.Ac, goblin.ProficiencyBonus, goblin.Skills!["Stealth"].Value, goblin.Character.Concept));
        Assert.Equal(("Scimitar 4 1d6+2 slashing", "Shortbow 4 1d6+2 piercing"), (Attack(goblin, "Scimitar"), Attack(goblin, "Shortbow")));
        Assert.Equal((3, 14, 6, 6), (mage.ProficiencyBonus, mage.Spells!.Dc, mage.Saves!["int"].Value, mage.Spells.Attack));
        Assert.Equal((256, 19, 6, 80m, 13), (dragon.Combat!.Hp!.Max, dragon.Combat.Ac, dragon.ProficiencyBonus, dragon.Combat.Speed!["fly"], dragon.Saves!["con"].Value));
        Assert.StartsWith("Bite 14 2d10+8", Attack(dragon, "Bite"), StringComparison.Ordinal);
        Assert.Contains(dragon.Features!, static feature => feature is { Name: "Legendary actions", Uses.Max: 3 });
    }

    [Fact]
    public void Every_actor_is_read_and_named_what_it_is()
    {
        foreach (var name in Shared.Names("foundry", "*.json"))
        {
            Read(name);
        }
    }

    [Theory]
    [InlineData("""{"name":"Old","type":"character","data":{"abilities":{"str":{"value":"16"}},"attributes":{"hp":{"value":8,"max":8},"ac":{"flat":null}}},"items":[{"type":"class","name":"Fighter","data":{"levels":1}},{"type":"weapon","name":"Axe","data":{"weaponType":"simpleM","proficient":true,"damage":{"parts":[["1d6 + @mod","slashing"]]}}}]}""", "Axe 5 1d6 + 3 slashing")]
    [InlineData("""{"name":"Odd","type":"npc","system":{"abilities":{"str":{"value":10}},"details":{"cr":"x"},"skills":[1],"spells":7},"items":[null,{"type":"weapon","name":"Axe","system":null},{"type":"class","system":{"levels":99}}]}""", "Axe 6  ")]
    public void Old_and_odd_actors_are_borne(string text, string attack) => Assert.Equal(attack, Attack(Imports.Sheet(Imports.Of(new FoundryImporter(), Imports.Text(text))), "Axe"));

    [Theory]
    [InlineData(1, "full", "2")]
    [InlineData(5, "full", "432")]
    [InlineData(20, "full", "433332211")]
    [InlineData(1, "half", "")]
    [InlineData(2, "half", "2")]
    [InlineData(5, "half", "42")]
    [InlineData(2, "third", "")]
    [InlineData(3, "third", "2")]
    [InlineData(1, "artificer", "2")]
    [InlineData(9, "none", "")]
    public void A_caster_has_its_slots(int level, string progression, string slots) => Assert.Equal(slots, string.Concat(SpellSlots.Of([(level, progression)])).TrimEnd('0'));

    [Fact]
    public void Several_casters_round_down_together() => Assert.Equal("43", string.Concat(SpellSlots.Of([(3, "full"), (3, "half"), (2, "third"), (9, "none")])).TrimEnd('0'));

    private static string Attack(Sheet sheet, string name)
    {
        var attack = sheet.Combat!.Attacks!.First(it => it.Name == name);
        return $"{attack.Name} {attack.Bonus} {attack.Damage} {attack.Type}";
    }

    private Sheet? Read(string name)
    {
        if (!Shared.IsThere(output))
        {
            return null;
        }

        Imported imported = Imports.Of(new FoundryImporter(), Shared.File("foundry", name));
        var sheet = Imports.Sheet(imported);
        output.WriteLine($"{sheet.Character.Name}: {SheetLimits.Size(sheet)} bytes; {string.Join(' ', imported.NotUnderstood)} {string.Join(' ', imported.Disagreements)}");
        return sheet;
    }
}
