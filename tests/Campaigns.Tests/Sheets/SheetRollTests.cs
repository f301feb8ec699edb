using PluginHost.Campaigns.Sheets;
using PluginHost.Dice;

namespace PluginHost.Campaigns.Tests;

public sealed class SheetRollTests
{
    private static readonly Sheet _fighter = SheetTests.Parsed("""
        {"version":"1.0","system":"dnd5e","character":{"name":"Mira","level":5},"attributes":{"str":{"value":18},"dex":{"value":8},"int":{"value":14},"wis":{"value":10}},
         "saves":{"str":{"proficiency":"trained"}},"skills":{"Stealth":{"proficiency":"trained"},"Sleight of Hand":{},"Animal Handling":{"proficiency":"expert"}},
         "combat":{"ac":17,"hp":{"max":44},"speed":{"walk":30,"fly":7.5},"attacks":[{"name":"Longsword","bonus":7,"damage":"1d8+4"},{"name":"Longbow","bonus":2,"damage":"1d8+@dex.mod"},{"name":"Net"}]},
         "spells":{"ability":"int"}}
        """);

    private static readonly Sheet _investigator = SheetTests.Parsed("""
        {"version":"1.0","system":"coc7e","character":{"name":"Ada"},"attributes":{"STR":{"value":55},"INT":{"value":70}},
         "skills":{"Spot Hidden":{"value":61},"Library Use":{"value":40}},"combat":{"attacks":[{"name":"Revolver","bonus":45,"damage":"1d10"}]}}
        """);

    [Theory]
    [InlineData("str.mod", 4)]
    [InlineData("@strength.modifier", 4)]
    [InlineData("abilities.str.mod", 4)]
    [InlineData("str", 18)]
    [InlineData("str.save", 7)]
    [InlineData("dex.save", -1)]
    [InlineData("stealth", 2)]
    [InlineData("skills.sleight-of-hand", -1)]
    [InlineData("sleight", -1)]
    [InlineData("Perception", 0)]
    [InlineData("pb", 3)]
    [InlineData("level", 5)]
    [InlineData("ac", 17)]
    [InlineData("hp.max", 44)]
    [InlineData("speed", 30)]
    [InlineData("speed.fly", 7)]
    [InlineData("spell.dc", 13)]
    public void A_number_is_found_by_its_name(string name, int number) => Assert.Equal(number, SheetValues.Find(_fighter, name).Value);

    [Theory]
    [InlineData("Stealth check", "1d20+2")]
    [InlineData("roll a Stealth check with advantage", "2d20kh1+2")]
    [InlineData("Stealth check adv", "2d20kh1+2")]
    [InlineData("adv stealth", "2d20kh1+2")]
    [InlineData("stealth disadvantage", "2d20kl1+2")]
    [InlineData("attack with longsword dis", "2d20kl1+7")]
    [InlineData("longsword attack with adv", "2d20kh1+7")]
    [InlineData("animal handling", "1d20+6")]
    [InlineData("make a dex save at disadvantage", "2d20kl1-1")]
    [InlineData("Strength saving throw", "1d20+7")]
    [InlineData("strength check", "1d20+4")]
    [InlineData("wis check", "1d20")]
    [InlineData("initiative", "1d20-1")]
    [InlineData("death save", "1d20")]
    [InlineData("spell attack", "1d20+5")]
    [InlineData("attack with longsword", "1d20+7")]
    [InlineData("attack with my Longsword with advantage", "2d20kh1+7")]
    [InlineData("longbow attack", "1d20+2")]
    [InlineData("damage longsword", "1d8+4")]
    [InlineData("longbow damage", "1d8+(-1)")]
    [InlineData("1d20+@str.mod", "1d20+4")]
    [InlineData("2d6 + @dex.mod + @pb", "2d6 + (-1) + 3")]
    [InlineData("3d6", "3d6")]
    public void What_is_said_becomes_dice(string said, string expression)
    {
        var result = SheetRolls.Expression(_fighter, said);
        Assert.Equal(expression, result.Succeeded ? result.Value : result.Error.ToString());
        Assert.True(Expression.TryParse(expression, Dialect.Standard, out var read, out _));
        Assert.True(read.TryRoll(new SeededDice([1]), out _, out _));
    }

    [Theory]
    [InlineData("Stealth check", "stealth")]
    [InlineData("roll a Stealth check with advantage", "Stealth dis")]
    [InlineData("Dexterity saving throw", "make a dex save adv")]
    [InlineData("attack with my Longsword", "longsword attack")]
    [InlineData("str check", "Strength")]
    public void The_same_check_is_meant_however_it_is_said(string one, string other)
    {
        Assert.NotNull(SheetRolls.Meant(one));
        Assert.Equal(SheetRolls.Meant(one), SheetRolls.Meant(other));
    }

    [Theory]
    [InlineData("dex save", "dex check")]
    [InlineData("Stealth", "Sleight of Hand")]
    [InlineData("attack with longsword", "longsword")]
    public void Another_check_is_another(string one, string other) => Assert.NotEqual(SheetRolls.Meant(one), SheetRolls.Meant(other));

    [Theory]
    [InlineData("1d20+5")]
    [InlineData("1d20+@str.mod")]
    [InlineData("longsword damage")]
    [InlineData("")]
    public void Dice_and_damage_are_no_check(string said) => Assert.Null(SheetRolls.Meant(said));

    [Theory]
    [InlineData("Spot Hidden check", 61, 1)]
    [InlineData("spot hidden", 62, 0)]
    [InlineData("hard spot hidden check", 30, 1)]
    [InlineData("hard spot hidden check", 31, 0)]
    [InlineData("extreme Library Use", 8, 1)]
    [InlineData("extreme Library Use", 9, 0)]
    [InlineData("INT check", 70, 1)]
    [InlineData("attack with revolver", 46, 0)]
    public void In_the_horror_game_one_rolls_under(string said, int face, int successes)
    {
        var result = SheetRolls.Expression(_investigator, said);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.True(Expression.TryParse(result.Value, Dialect.Standard, out var read, out _));
        Assert.True(read.TryRoll(new ThrownDice([face]), out var roll, out _));
        Assert.Equal((Number)successes, roll.Total);
    }

    [Theory]
    [InlineData("attack with long", "ambiguous", "Longsword, Longbow")]
    [InlineData("attack with longswort", "not-found", "Longsword")]
    [InlineData("Steelth check", "not-found", "Stealth")]
    [InlineData("1d20+@st.mod", "not-found", "str.mod")]
    [InlineData("attack with net", "not-found", "Net")]
    [InlineData("1d20+", "invalid", "1d20+")]
    [InlineData("", "invalid", "Say what")]
    [InlineData("@", "invalid", "@")]
    public void What_is_not_there_is_answered_with_what_is_near(string said, string code, string near)
    {
        var error = SheetRolls.Expression(_fighter, said).Error;
        Assert.Equal(code, error?.Code);
        Assert.Contains(near, error!.ToString(), StringComparison.Ordinal);
    }
}
