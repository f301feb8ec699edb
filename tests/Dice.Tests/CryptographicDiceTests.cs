namespace PluginHost.Dice.Tests;

public sealed class CryptographicDiceTests
{
    /// <summary>The bounds are so wide that fair dice pass them in all but one of a thousand million runs.</summary>
    [Theory]
    [InlineData(2, 40)]
    [InlineData(6, 55)]
    [InlineData(20, 90)]
    [InlineData(100, 220)]
    public void Every_side_is_as_likely_as_the_others(int sides, double mostSpread)
    {
        var fallen = new int[sides];
        var each = 2_000;
        for (var roll = 0; roll < sides * each; roll++)
        {
            fallen[CryptographicDice.Shared.Next(sides) - 1]++;
        }

        Assert.InRange(fallen.Sum(count => Math.Pow(count - each, 2) / each), 0, mostSpread);
    }

    [Fact]
    public void A_die_shows_one_of_its_sides()
    {
        Assert.All(Enumerable.Range(0, 1_000), static _ => Assert.Equal(1, CryptographicDice.Shared.Next(1)));
        Assert.All(Enumerable.Range(0, 1_000), static _ => Assert.InRange(CryptographicDice.Shared.Next(DiceExpression.MostSides), 1, DiceExpression.MostSides));
    }

    [Fact]
    public void Many_may_roll_at_once()
    {
        var totals = new long[1_000];
        Parallel.For(0, totals.Length, index => totals[index] = DiceExpression.Parse("10d6").Expression!.Roll(CryptographicDice.Shared).Total);
        Assert.All(totals, static total => Assert.InRange(total, 10, 60));
    }
}
