namespace PluginHost.Dice.Tests;

/// <summary>What is called exact is what falls: sampled at a fixed seed, no cumulative probability is further off than sampling explains once in a million times.</summary>
public sealed class FallsAsSaidTests
{
    private const int Samples = 60_000;

    [Theory]
    [InlineData("4d6kh3")]
    [InlineData("4d6kl1dh1")]
    [InlineData("4d6!kh2")]
    [InlineData("5d6!>=5kl3")]
    [InlineData("4d6!okh2")]
    [InlineData("3d6!")]
    [InlineData("3d6!o")]
    [InlineData("3d6!!mi8")]
    [InlineData("2d6!p")]
    [InlineData("3d6mi3ro<4")]
    [InlineData("3d6ma3ro=3")]
    [InlineData("3d6mi4!")]
    [InlineData("3d6ro<3!")]
    [InlineData("3d6rr<3!>=5")]
    [InlineData("4d6k>3")]
    [InlineData("4d6d=1>=5")]
    [InlineData("5d6ro=1kh3")]
    [InlineData("4d6kh3>=5f=1")]
    [InlineData("6d6!=6>=5f=1")]
    [InlineData("1d20 adv + 1d4")]
    [InlineData("1d20 dis")]
    [InlineData("4d6u")]
    [InlineData("6d6mt")]
    [InlineData("2d6ms7")]
    [InlineData("{2d6,1d8}kh1")]
    [InlineData("{2d6,1d8,1d10+1}dl1>6f<4")]
    [InlineData("3(2d6+1)kh2")]
    [InlineData("(1d4)d6kh1")]
    [InlineData("1d(1d8)")]
    [InlineData("if(1d20>=10,2d6,1)")]
    [InlineData("1d20+5>=1d20+3")]
    [InlineData("10*1d6/4")]
    [InlineData("-7%1d4+2^1d3")]
    [InlineData("4d{1,1,2,5}kh2")]
    [InlineData("3d{s,sa,f,_}")]
    [InlineData("4dF.1")]
    public void It_falls_as_its_odds_say(string text)
    {
        var expression = Rolls.Read(text);
        Assert.True(Odds.TryOf(expression, out var odds, out var error), error?.Message);
        Assert.True(odds.IsExact);
        var its = odds.Distribution;
        var counts = new long[its.Values.Length];
        var dice = new SeededDice("sampled"u8);
        for (var sample = 0; sample < Samples; sample++)
        {
            Assert.True(expression.TryRoll(dice, out var roll, out _));
            var at = its.Values.BinarySearch(roll.Total);
            Assert.True(at >= 0, $"{roll.Total} should never come.");
            counts[at]++;
        }

        var (expected, seen) = (0.0, 0.0);
        for (var at = 0; at < counts.Length; at++)
        {
            expected += its.Share(its.Weights[at]);
            seen += (double)counts[at] / Samples;
            Assert.InRange(Math.Abs(expected - seen), 0, Math.Sqrt(Math.Log(2e6) / (2 * Samples)));
        }
    }

    [Theory]
    [InlineData("3d6ra=6")]
    [InlineData("4d6kh2!")]
    [InlineData("3d6uo")]
    [InlineData("3000d6kh1500")]
    public void What_is_not_counted_is_called_an_estimate(string text)
    {
        Assert.True(Odds.TryOf(Rolls.Read(text), out var odds, out _));
        Assert.False(odds.IsExact);
        Assert.InRange(odds.Error, 1e-4, 0.15);
    }

    [Fact]
    public void What_an_endless_explosion_leaves_out_is_bounded()
    {
        Assert.True(Odds.TryOf(Rolls.Read("1d6!"), out var odds, out _));

        Assert.InRange(odds.Error, double.Epsilon, 1e-18);
        Assert.Equal(4.2, odds.Distribution.Mean, 12);
    }

    [Theory]
    [InlineData("60/(1d6-1)")]
    [InlineData("sqrt(1d4-2)")]
    public void Odds_with_rolls_that_have_no_value_are_refused(string text)
    {
        Assert.False(Odds.TryOf(Rolls.Read(text), out _, out var error));
        Assert.Equal(DiceError.NoValue, error.Code);
    }
}
