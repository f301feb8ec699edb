namespace PluginHost.Dice.Tests;

public sealed class SourceTests
{
    [Fact]
    public void A_seed_throws_the_same_dice_and_goes_on_where_it_stopped()
    {
        var (whole, first) = (new SeededDice("evening"u8), new SeededDice("evening"u8));
        var faces = Enumerable.Range(2, 400).Select(static sides => Faces.Of(sides)).ToList();
        var thrown = faces.Select(whole.Throw).ToList();
        Assert.Equal(thrown.Take(150), faces.Take(150).Select(first.Throw));

        var rest = new SeededDice("evening"u8, first.Used);

        Assert.Equal(thrown.Skip(150), faces.Skip(150).Select(rest.Throw));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(300)]
    public void Every_face_is_as_likely_as_the_others(int sides)
    {
        var dice = new SeededDice([7]);
        var counts = new long[sides + 1];
        var throws = sides * 2_000;
        for (var turn = 0; turn < throws; turn++)
        {
            counts[(int)dice.Throw(Faces.Of(sides))!.Value]++;
        }

        // Chi-square at a fixed seed; five deviations above what is expected of it.
        var chi = counts.Skip(1).Sum(count => Math.Pow(count - 2_000, 2) / 2_000);
        Assert.Equal(0, counts[0]);
        Assert.InRange(chi, 0, sides - 1 + (5 * Math.Sqrt(2 * sides)));
    }

    [Fact]
    public void Real_dice_show_only_faces_they_have()
    {
        Assert.True(Expression.TryParse("2d6", Dialect.Standard, out var expression, out _));
        Assert.False(expression.TryRoll(new ThrownDice([3, 7]), out _, out var impossible));
        Assert.False(expression.TryRoll(new ThrownDice([3]), out _, out var missing));
        Assert.Equal(("A d6 cannot show 7.", "There are 1 faces, and another d6 is needed."), (impossible.Message, missing.Message));
    }
}
