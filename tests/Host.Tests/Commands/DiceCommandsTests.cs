namespace PluginHost.Host.Tests;

/// <summary>Dice on the command line: no host, no data folder.</summary>
public sealed class DiceCommandsTests
{
    [Fact]
    public async Task Real_dice_are_added_up()
    {
        var ran = await InProcess.RunAsync(["roll", "4d6kh3+2", "--faces", "3,5,1,6"]);

        Assert.Equal((0, "4d6kh3 (3, 5, [1], 6) + 2 = 16"), (ran.Code, ran.Results.Trim()));
    }

    [Fact]
    public async Task The_same_seed_is_the_same_roll_and_json_holds_every_die()
    {
        var (one, other) = (await InProcess.RunAsync(["roll", "8d6!", "--seed", "evening", "--json"]), await InProcess.RunAsync(["roll", "8d6!", "--seed", "evening", "--json"]));

        Assert.Equal(one.Results, other.Results);
        Assert.InRange(one.Json.GetProperty("dice").GetArrayLength(), 8, 200);
        Assert.Equal("standard", one.Json.GetProperty("dialect").GetString());
    }

    [Fact]
    public async Task Odds_are_a_sentence_and_bars()
    {
        var ran = await InProcess.RunAsync(["odds", "2d6", "--vs", "10"]);

        var lines = ran.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("16.67%", lines[0], StringComparison.Ordinal);
        Assert.Equal(12, lines.Length);
        Assert.Contains("█", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_is_told_behind_the_roll()
    {
        var ran = await InProcess.RunAsync(["roll", "1d20+5", "--faces", "4", "--what-if", "1d20+7"]);

        Assert.EndsWith("What if: 1d20 (4) + 7 = 11", ran.Results.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "roll", "4d6d1", "^ It is not clear which dice to drop.")]
    [InlineData(1, "odds", "999d2!>=1", "never stop falling")]
    [InlineData(2, "roll", "d6 --dialect klingon", "There is no dialect 'klingon'")]
    [InlineData(2, "roll", "d6 --faces x", "--faces takes whole numbers")]
    public async Task What_cannot_be_rolled_says_why(int code, string command, string rest, string expected)
    {
        var ran = await InProcess.RunAsync([command, .. rest.Split(' ')]);

        Assert.Equal(code, ran.Code);
        Assert.Contains(expected, ran.Errors, StringComparison.Ordinal);
    }
}
