using System.Globalization;

namespace PluginHost.Dice.Tests;

public sealed class DiceRollTests
{
    [Theory]
    [InlineData("d4", "1:1 2:1 3:1 4:1")]
    [InlineData("2d6", "2:1 3:2 4:3 5:4 6:5 7:6 8:5 9:4 10:3 11:2 12:1")]
    [InlineData("3d2+1", "4:1 5:3 6:3 7:1")]
    [InlineData("d4-d3", "-2:1 -1:2 0:3 1:3 2:2 3:1")]
    [InlineData("-2d2", "-4:1 -3:2 -2:1")]
    [InlineData("d2+d3+d2-1", "2:1 3:3 4:4 5:3 6:1")]
    [InlineData("5", "5:1")]
    [InlineData("2d1-2", "0:1")]
    public void Every_way_the_dice_can_fall_is_counted_once(string text, string ways) =>
        Assert.Equal(ways, string.Join(' ', Outcomes.Of(text).Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}:{one.Value}"))));

    [Fact]
    public void The_middle_of_four_dice_is_as_likely_as_theory_says()
    {
        var ways = Outcomes.Of("4d6");
        Assert.Equal((1, 146, 1, 6 * 6 * 6 * 6), (ways[4], ways[14], ways[24], ways.Values.Sum()));
    }

    [Fact]
    public void The_breakdown_the_dice_and_the_total_agree()
    {
        var roll = DiceExpression.Parse("2d6-d8+4").Expression!.Roll(new Scripted([3, 5, 7]));
        Assert.Equal("2d6 (3, 5) - 1d8 (7) + 4 = 5", roll.Breakdown);
        Assert.Equal([new RolledDie(6, 3, 1), new RolledDie(6, 5, 1), new RolledDie(8, 7, -1)], roll.Dice);
        Assert.Equal(roll.Total, roll.Dice.Sum(static die => die.Sign * die.Value) + 4);
    }

    [Fact]
    public void The_largest_roll_is_summed_without_overflow()
    {
        var source = new Highest();
        Assert.Equal(1_000_000_000, DiceExpression.Parse("1000d1000000").Expression!.Roll(source).Total);
        Assert.Equal(DiceExpression.MostDice, source.Fallen);
        var numbers = string.Join('+', Enumerable.Repeat("999999", 28));
        Assert.Equal(28 * 999_999L, DiceExpression.Parse(numbers).Expression!.Roll(source).Total);
    }

    [Fact]
    public void An_expression_can_be_rolled_again_and_again()
    {
        var expression = DiceExpression.Parse("2d6").Expression!;
        Assert.Equal([3L, 12L], [expression.Roll(new Scripted([1, 2])).Total, expression.Roll(new Scripted([6, 6])).Total]);
    }
}
