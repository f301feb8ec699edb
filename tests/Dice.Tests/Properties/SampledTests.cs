using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>The dice and the odds are two readings of one tree: what is sampled fits what is computed.</summary>
public sealed class SampledTests(ITestOutputHelper output)
{
    private const int Rolls = 4_000;
    private static readonly RollLimits Few = new(400, 4_000);

    [Theory]
    [InlineData(Dialect.Standard, 20)]
    [InlineData(Dialect.Roll20, 10)]
    [InlineData(Dialect.Foundry, 15)]
    [InlineData(Dialect.Avrae, 10)]
    [InlineData(Dialect.RpgDiceRoller, 10)]
    public void What_is_rolled_fits_the_exact_odds(Dialect dialect, int wanted)
    {
        var expressions = new Expressions(21, dialect);
        var (compared, tried) = (0, 0);
        while (compared < wanted && tried++ < 400)
        {
            var text = expressions.Next(2);
            if (!Expression.TryParse(text, dialect, out var expression, out _) || expression.Refusal(limits: Few) is not null || Exact(expression) is not { } exact || exact.Values.Length is < 2 or > 3_000)
            {
                continue;
            }

            compared++;
            Fits(expression, exact);
        }

        Assert.Equal(wanted, compared);
    }

    [Theory]
    [InlineData("2d6+5/1dF")]
    [InlineData("max(11+1/5dF.1, 3)%5")]
    public void What_may_divide_by_zero_has_no_odds(string text)
    {
        Assert.True(Expression.TryParse(text, Dialect.Standard, out var expression, out _));
        Assert.False(Odds.TryOf(expression, out _, out var error));
        Assert.Equal(DiceError.NoValue, error.Code);
    }

    private static Distribution? Exact(Expression expression) => new ExactOdds(null, 2_000_000).Of(expression.Root);

    private void Fits(Expression expression, Distribution exact)
    {
        var dice = new SeededDice("sampled"u8);
        var counts = new Dictionary<Number, int>();
        for (var turn = 0; turn < Rolls; turn++)
        {
            if (!expression.TryRoll(dice, out var roll, out var error, limits: Few))
            {
                Assert.Fail($"{expression.Text}: {error.Message}");
            }

            counts[roll.Total] = counts.GetValueOrDefault(roll.Total) + 1;
        }

        var (square, freedom, expected, found) = (0.0, -1, 0.0, 0);
        for (var index = 0; index < exact.Values.Length; index++)
        {
            // Neighbours are taken together until ten are expected among them.
            expected += exact.Share(exact.Weights[index]) * Rolls;
            found += counts.GetValueOrDefault(exact.Values[index]);
            if (expected >= 10)
            {
                square += (found - expected) * (found - expected) / expected;
                freedom++;
                (expected, found) = (0, 0);
            }
        }

        square += expected >= 1 ? (found - expected) * (found - expected) / expected : 0;
        freedom += expected >= 1 ? 1 : 0;
        Assert.True(exact.Missing > 0 || counts.Keys.All(total => exact.Values.ToArray().Contains(total)), $"{expression.Text}: a total that has no odds");

        // Wilson and Hilferty: at 4.5 deviations, one comparison in 300,000 fails by chance.
        var most = freedom < 1 ? 12 : freedom * Math.Pow(1 - (2.0 / (9 * freedom)) + (4.5 * Math.Sqrt(2.0 / (9 * freedom))), 3);
        output.WriteLine($"{expression.Text}: {square:0.0} of {most:0.0}");
        Assert.True(square <= most, $"{expression.Text}: {square:0.0}, and at most {most:0.0} fits with {freedom} degrees of freedom");
    }
}
