namespace PluginHost.Dice.Tests;

public sealed class ExplanationTests
{
    [Theory]
    [InlineData("3d6+2", "Three six-sided dice plus 2.")]
    [InlineData("4d6kh3", "Four six-sided dice, the highest three kept.")]
    [InlineData("1d20+5 adv", "One twenty-sided die, with advantage: thrown twice, the higher one kept, plus 5.")]
    [InlineData("2d10!10", "Two ten-sided dice, 10 brings another die, again and again.")]
    [InlineData("1d20+7 crit19", "One twenty-sided die, 19 or more marked as a critical success, plus 7.")]
    [InlineData("5d6>=5f1", "Five six-sided dice, counting how many dice are 5 or more, 1 takes one away.")]
    [InlineData("6(4d6kh3)", "(four six-sided dice, the highest three kept) rolled six times, added up.")]
    [InlineData("{2d6,1d8}kh1", "The group of (two six-sided dice; one eight-sided die), the highest one kept.")]
    [InlineData("1d20+@str.mod vs 15", "One twenty-sided die plus the sheet's str.mod, held against 15.")]
    [InlineData("2d6[fire]*2", "(two six-sided dice (“fire”)) times 2.")]
    public void An_expression_is_said_in_words(string text, string words) => Assert.Equal(words, Of(text, Dialect.Standard).Words);

    [Fact]
    public void What_all_dialects_read_alike_has_no_differences() => Assert.Empty(Of("4d6kh3+2", Dialect.Standard).Differences);

    [Fact]
    public void A_dialect_that_reads_something_else_is_named_with_both_odds()
    {
        var difference = Assert.Single(Of("5d6>5", Dialect.Standard).Differences, static one => one.Dialect == Dialect.Roll20);
        Assert.Null(difference.Error);
        Assert.Equal(5 / 6.0, difference.Here!.Mean, 9);
        Assert.Equal(10 / 6.0, difference.There!.Mean, 9);
        Assert.True(difference.Here.IsExact && difference.There.IsExact);
        Assert.Equal("In roll20 it means five six-sided dice, counting how many dice are 5 or more: 1.67 on average instead of 0.83, and 86.8% instead of 59.8% to reach 1.", difference.Words);
    }

    [Fact]
    public void A_dialect_that_refuses_it_is_named_with_the_place()
    {
        var difference = Assert.Single(Of("3d6!", Dialect.Standard).Differences, static one => one.Dialect == Dialect.Foundry);
        Assert.Equal(4, difference.Error!.Column);
        Assert.StartsWith("In foundry it is an error in column 4:", difference.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_is_compared_at_its_own_target()
    {
        Assert.True(Expression.TryParse("1d%", Dialect.Avrae, out var expression, out _));
        var difference = Assert.Single(Explanation.Of(expression, 50).Differences, static one => one.Dialect == Dialect.Standard);
        Assert.Equal((0.5, 0.51), (difference.Here!.AtLeast, difference.There!.AtLeast));
    }

    [Theory]
    [InlineData(Dialect.Standard)]
    [InlineData(Dialect.Roll20)]
    [InlineData(Dialect.Foundry)]
    [InlineData(Dialect.Avrae)]
    [InlineData(Dialect.RpgDiceRoller)]
    public void Every_part_and_modifier_has_words(Dialect dialect)
    {
        var expressions = new Expressions(3, dialect);
        for (var turn = 0; turn < 3_000; turn++)
        {
            if (Expression.TryParse(expressions.Next(), dialect, out var expression, out _))
            {
                var words = Wording.Of(expression.Root);
                Assert.False(words.Contains("some other way", StringComparison.Ordinal) || words.Contains("something else", StringComparison.Ordinal), expression.Text);
            }
        }
    }

    private static Explanation Of(string text, Dialect dialect)
    {
        Assert.True(Expression.TryParse(text, dialect, out var expression, out var error), error?.Message);
        return Explanation.Of(expression);
    }
}
