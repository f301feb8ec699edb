namespace PluginHost.Dice.Tests;

public sealed class FairnessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Fair_dice_are_never_accused_however_often_one_looks(byte seed)
    {
        var (dice, fairness) = (new SeededDice([seed]), new Fairness());
        Faces[] kinds = [Faces.Of(20), Faces.Of(6), Faces.Of(8)];
        for (var turn = 0; turn < 100_000; turn++)
        {
            var faces = kinds[turn % kinds.Length];
            fairness.Add(faces.Count, dice.Throw(faces)!.Value);
            Assert.InRange(fairness.LogEvidence, double.NegativeInfinity, Math.Log(100));
        }

        Assert.Contains("Nothing speaks against", fairness.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(6)]
    public void Loaded_dice_are_found(long sides)
    {
        var (dice, fairness) = (new SeededDice([9]), new Fairness());
        var thrown = 0;
        for (; thrown < 10_000 && fairness.Odds > 1e-6; thrown++)
        {
            // The highest face stands twice.
            fairness.Add(sides, Math.Min(sides, dice.Throw(Faces.Of(sides + 1))!.Value));
        }

        Assert.InRange(thrown, 10, 5_000);
        Assert.Contains("hardly fair", fairness.ToString(), StringComparison.Ordinal);
    }
}
