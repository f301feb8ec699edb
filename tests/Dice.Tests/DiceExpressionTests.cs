namespace PluginHost.Dice.Tests;

public sealed class DiceExpressionTests
{
    [Theory]
    [InlineData("2d6+3", "2d6+3", "2d6 (1, 2) + 3 = 6", 6)]
    [InlineData(" D20 \u2212 1 ", "1d20-1", "1d20 (1) - 1 = 0", 0)]
    [InlineData("d%", "1d100", "1d100 (1) = 1", 1)]
    [InlineData("-d4+10-2d4", "-1d4+10-2d4", "-1d4 (1) + 10 - 2d4 (2, 3) = 4", 4)]
    public void A_sum_is_rolled_whole_and_explained(string text, string expression, string breakdown, long total)
    {
        var roll = DiceExpression.Parse(text).Expression!.Roll(new Counting());
        Assert.Equal((expression, breakdown, total), (roll.Expression, roll.Breakdown, roll.Total));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("2d6+", 5)]
    [InlineData("2d6 3", 5)]
    [InlineData("2d6kh1", 4)]
    [InlineData("2d", 3)]
    [InlineData("d0", 2)]
    [InlineData("0d6", 1)]
    [InlineData("1001d6", 1)]
    [InlineData("600d6+401d6", 7)]
    [InlineData("d1000001", 2)]
    [InlineData("99999999999999999999d6", 1)]
    public void What_cannot_be_rolled_is_named_with_its_column(string text, int column)
    {
        var parsed = DiceExpression.Parse(text);
        Assert.Null(parsed.Expression);
        Assert.Equal(column, parsed.Error!.Column);
    }

    private sealed class Counting : IDiceSource
    {
        private int _next;

        public int Next(int sides) => (_next++ % sides) + 1;
    }
}
