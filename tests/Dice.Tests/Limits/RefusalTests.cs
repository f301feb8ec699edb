namespace PluginHost.Dice.Tests;

/// <summary>What is too much, or can never end, is refused before a die falls; what is not understood points at its place.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("1d6+", 4)]
    [InlineData("4d6d1", 3)]
    [InlineData("1d0", 2)]
    [InlineData("1d2.5", 2)]
    [InlineData("1.5d6", 0)]
    [InlineData("2d6e", 3)]
    [InlineData("((1d6)", 0)]
    [InlineData("1d6)", 3)]
    [InlineData("1d2d6", 3)]
    [InlineData("{}", 1)]
    [InlineData("2d6[fire", 3)]
    [InlineData("1d20 to hit", 5)]
    [InlineData("2d6 adv", 4)]
    [InlineData("fly(2)", 0)]
    [InlineData("max()", 4)]
    [InlineData("{1d6}!", 5)]
    [InlineData("NaN", 0)]
    [InlineData("d6\u0007", 2)]
    [InlineData("\ud800", 0)]
    [InlineData("99999999999999999999d6", 0)]
    public void What_is_not_understood_is_pointed_at(string text, int column)
    {
        var error = Rolls.Refused(text);

        Assert.Contains(error.Code, (string[])[DiceError.Syntax, DiceError.TooLarge]);
        Assert.Equal(column, error.At.Start);
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData("999d2!>=1")]
    [InlineData("1d6r<7")]
    [InlineData("1d1!")]
    [InlineData("1d20rr>0")]
    [InlineData("7d6u")]
    [InlineData("4dF.1u")]
    [InlineData("3d{1,1,2}u")]
    [InlineData("3d{2,2}!")]
    [InlineData("4d6mi3rr<7")]
    public void What_can_never_end_is_refused(string text) => Assert.Equal(DiceError.Endless, Rolls.Refused(text).Code);

    [Theory]
    [InlineData("2d10r<3u")]
    [InlineData("3d6!p!")]
    [InlineData("4d6min1.5max4.25")]
    public void What_ends_is_rolled(string text)
    {
        Assert.True(Expression.TryParse(text, Dialect.Standard, out var expression, out var error), error?.Message);
        Assert.True(expression.TryRoll(new SeededDice([1]), out _, out error), error?.Message);
    }

    [Theory]
    [InlineData("-4d6[fire]")]
    [InlineData("-4d6^2")]
    [InlineData("-4d6")]
    public void A_dialect_without_negative_dice_says_so_behind_a_label_and_a_power_too(string text)
    {
        Assert.False(Expression.TryParse(text, Dialect.RpgDiceRoller, out _, out var error));
        Assert.Equal(DiceError.Syntax, error.Code);
    }

    [Fact]
    public void A_bound_that_could_not_be_added_up_exactly_is_refused() => Assert.Equal(DiceError.TooLarge, Rolls.Refused("4d6min1.12345").Code);

    [Theory]
    [InlineData("100000d6")]
    [InlineData("9999d6+9999d6")]
    [InlineData("(1d1000000)d6")]
    [InlineData("(10^17)d6")]
    [InlineData("1000(1000(1d6))")]
    [InlineData("10000(10000(1))")]
    [InlineData("9000d20!>2")]
    [InlineData("999999999999999999+999999999999999999*999")]
    [InlineData("2^2^2^2^2^2^2")]
    public void What_is_too_much_is_refused(string text) => Assert.Equal(DiceError.TooLarge, Rolls.Refused(text).Code);

    [Fact]
    public void Deep_brackets_and_long_sums_end_in_an_error()
    {
        Assert.Equal(DiceError.TooLarge, Rolls.Refused(new string('(', 9_999)).Code);
        Assert.Equal(DiceError.TooLarge, Rolls.Refused(new string('-', 9_000) + "1").Code);
        Assert.Equal(DiceError.TooLarge, Rolls.Refused(string.Join('+', Enumerable.Repeat("1", 4_000))).Code);
        Assert.Equal(DiceError.TooLarge, Rolls.Refused(string.Join('+', Enumerable.Repeat("1", 50_000))).Code);
        Assert.Equal(DiceError.TooLarge, Rolls.Refused(string.Join('^', Enumerable.Repeat("2", 4_000))).Code);
    }

    [Theory]
    [InlineData("60/(1d6-1d6)")]
    [InlineData("sqrt(0-1)")]
    [InlineData("(0-3)d6")]
    [InlineData("1d(1-1)")]
    public void What_has_no_value_is_an_error(string text)
    {
        Assert.True(Expression.TryParse(text, Dialect.Standard, out var expression, out _));
        Assert.False(expression.TryRoll(new ThrownDice([3, 3]), out _, out var error));
        Assert.Equal(DiceError.NoValue, error.Code);
    }

    [Fact]
    public void Large_dice_are_only_large_numbers() => Assert.InRange(Rolls.Read("9d999999999999").TryRoll(RandomDice.Own, out var roll, out _) ? roll.Total.Whole : 0, 9, 9_999_999_999_999);

    [Fact]
    public void A_caller_may_be_granted_less()
    {
        var limits = new RollLimits(10, 100);

        Assert.Null(Rolls.Read("10d6").Refusal(limits: limits));
        Assert.Equal(DiceError.TooLarge, Rolls.Read("11d6").Refusal(limits: limits)?.Code);
        Assert.Equal(DiceError.TooLarge, Rolls.Read("5d6!").Refusal(limits: limits)?.Code);
    }
}
