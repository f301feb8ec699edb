namespace PluginHost.Dice.Tests;

/// <summary>Defects that the differential test found, each by its smallest example.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData("2d6kh1dl1", new[] { 2, 2 }, 3)]
    [InlineData("{1d6,1d6}kh1dl1", new[] { 2, 2 }, 3)]
    [InlineData("3d10ro<3uo", new[] { 0, 5, 6, 5, 6, 8 }, 22)]
    public void Equal_dice_and_rerolled_ones_keep_their_places_from_left_to_right(string text, int[] indices, int total)
    {
        Assert.True(Expression.TryParse(text, Dialect.RpgDiceRoller, out var expression, out _));
        Assert.True(expression.TryRoll(new IndexedDice(indices), out var roll, out _));
        Assert.Equal(total, roll.Total);
    }

    [Fact]
    public void An_error_lies_inside_the_text_also_at_its_end()
    {
        Assert.False(Expression.TryParse("dFkhd", Dialect.Standard, out _, out var error));
        Assert.InRange(error.At.End, 0, 5);
    }
}
