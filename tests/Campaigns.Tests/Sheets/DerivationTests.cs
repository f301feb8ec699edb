using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests;

/// <summary>Expected numbers were worked out by hand from the systems' rules.</summary>
public sealed class DerivationTests
{
    [Theory]
    [InlineData(1, -5)]
    [InlineData(9, -1)]
    [InlineData(10, 0)]
    [InlineData(11, 0)]
    [InlineData(15, 2)]
    [InlineData(30, 10)]
    public void A_score_gives_its_modifier(int score, int modifier) => Assert.Equal(modifier, AttributeNames.FromScore(score));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(9, 4)]
    [InlineData(13, 5)]
    [InlineData(17, 6)]
    [InlineData(20, 6)]
    public void A_level_gives_its_bonus(int level, int bonus) => Assert.Equal(bonus, Dnd5eDerivation.ByLevel(level));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.25, 2)]
    [InlineData(5, 3)]
    [InlineData(17, 6)]
    [InlineData(30, 9)]
    public void A_challenge_gives_its_bonus(double challenge, int bonus) => Assert.Equal(bonus, Dnd5eDerivation.ByChallenge((decimal)challenge));

    [Fact]
    public void What_is_missing_in_the_fifth_edition_is_filled()
    {
        var sheet = Of("""
            {"version":"1.0","system":"dnd5e","character":{"name":"A","level":5},"attributes":{"strength":{"value":8},"DEX":{"value":17},"int":{"base":16,"temporary":2}},
             "saves":{"DEX":{"proficiency":"trained"}},"skills":{"Stealth":{"proficiency":"expert"},"Athletics":{},"Sleight of Hand":{"proficiency":"half"}},
             "combat":{"hp":{"max":30}},"spells":{"ability":"int"}}
            """, out var disagreements);
        Assert.Empty(disagreements);
        Assert.Equal((3, -1, 3), (sheet.ProficiencyBonus, sheet.Attributes!["strength"].Modifier, sheet.Attributes["DEX"].Modifier));
        Assert.Equal((18, 4), (sheet.Attributes["int"].Value, sheet.Attributes["int"].Modifier));
        Assert.Equal(6, sheet.Saves!["DEX"].Value);
        Assert.Equal((9, -1, 4), (sheet.Skills!["Stealth"].Value, sheet.Skills["Athletics"].Value, sheet.Skills["Sleight of Hand"].Value));
        Assert.Equal((30, 3), (sheet.Combat!.Hp!.Current, sheet.Combat.Initiative));
        Assert.Equal((15, 7), (sheet.Spells!.Dc, sheet.Spells.Attack));
    }

    [Fact]
    public void What_disagrees_is_told_and_kept()
    {
        var sheet = Of("""
            {"version":"1.0","system":"dnd5e","character":{"name":"A","level":1},"proficiencyBonus":3,"attributes":{"dex":{"value":14,"modifier":5}},
             "skills":{"Stealth":{"value":4,"proficiency":"trained"},"Acrobatics":{"value":11}},"combat":{"initiative":7}}
            """, out var disagreements);
        Assert.Equal(["attributes.dex.modifier", "combat.initiative", "proficiencyBonus", "skills.Stealth.value"], disagreements.Select(static it => it.Path).Order(StringComparer.Ordinal));
        Assert.Equal((3, 5, 4, 11, 7), (sheet.ProficiencyBonus, sheet.Attributes!["dex"].Modifier, sheet.Skills!["Stealth"].Value, sheet.Skills["Acrobatics"].Value, sheet.Combat!.Initiative));
        Assert.Contains("attributes.dex.modifier is 5, but a score of 14 gives 2.", disagreements.Select(static it => it.ToString()));
    }

    [Fact]
    public void A_rank_of_the_second_edition_counts_with_the_level()
    {
        var sheet = Of("""
            {"version":"1.0","system":"pathfinder2e","character":{"name":"A","level":7},"attributes":{"dex":{"modifier":4},"con":{"value":14},"wis":{"value":12},"cha":{"value":18}},
             "saves":{"fortitude":{"proficiency":"expert"},"reflex":{"proficiency":"master"},"will":{"proficiency":"untrained"}},
             "skills":{"Stealth":{"proficiency":"legendary"},"Perception":{"proficiency":"trained","item":1},"Underworld Lore":{"value":3}},
             "spells":{"ability":"cha","proficiency":"expert","dc":25}}
            """, out var disagreements);
        Assert.Empty(disagreements);
        Assert.Equal(18, sheet.Attributes!["dex"].Value);
        Assert.Equal((13, 17, 1), (sheet.Saves!["fortitude"].Value, sheet.Saves["reflex"].Value, sheet.Saves["will"].Value));
        Assert.Equal((19, 11, 11), (sheet.Skills!["Stealth"].Value, sheet.Skills["Perception"].Value, sheet.Combat!.Initiative));
        Assert.Equal((25, 15), (sheet.Spells!.Dc, sheet.Spells.Attack));
    }

    [Fact]
    public void Halves_and_fifths_and_hit_points_come_of_the_characteristics()
    {
        var sheet = Of("""
            {"version":"1.0","system":"coc7e","character":{"name":"A"},
             "attributes":{"STR":{"value":60},"CON":{"value":55},"SIZ":{"value":70},"DEX":{"value":45},"POW":{"value":63},"EDU":{"value":80}},
             "skills":{"Spot Hidden":{"value":61},"Dodge":{},"Language (Own)":{},"Stealth":{"value":40,"half":21}}}
            """, out var disagreements);
        Assert.Equal(["skills.Stealth.half is 21, but half of 40 gives 20."], disagreements.Select(static it => it.ToString()));
        Assert.Equal((30, 12), (SheetExtras.Number(sheet.Skills!["Spot Hidden"].Extra, "half"), SheetExtras.Number(sheet.Skills["Spot Hidden"].Extra, "fifth")));
        Assert.Equal((22, 80), (sheet.Skills["Dodge"].Value, sheet.Skills["Language (Own)"].Value));
        Assert.Equal((12, 12, 45), (sheet.Combat!.Hp!.Max, sheet.Combat.Hp.Current, sheet.Combat.Initiative));
        Assert.Equal(("1d4", 1, 12, 7m), (SheetExtras.Text(sheet.Combat.Extra, "damageBonus"), SheetExtras.Number(sheet.Combat.Extra, "build"), SheetExtras.Number(sheet.Combat.Extra, "magicPoints"), sheet.Combat.Speed!["walk"]));
    }

    [Fact]
    public void Completing_twice_changes_nothing_more()
    {
        var once = Derivation.Complete(SheetTests.Parsed(SheetTests.Whole)).Sheet;
        var twice = Derivation.Complete(once);
        Assert.True(JsonElement.DeepEquals(once.ToJson(), twice.Sheet.ToJson()));
    }

    private static Sheet Of(string json, out IReadOnlyList<Disagreement> disagreements)
    {
        var derived = Derivation.Complete(SheetTests.Parsed(json));
        disagreements = derived.Disagreements;
        return derived.Sheet;
    }
}
