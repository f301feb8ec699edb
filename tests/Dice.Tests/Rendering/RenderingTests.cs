using System.Text.Json;

namespace PluginHost.Dice.Tests;

public sealed class RenderingTests
{
    [Theory]
    [InlineData("4d6kh3+2", "4d6kh3 (3, 5, [1], 6) + 2 = 16", 3, 5, 1, 6)]
    [InlineData("2d6!", "2d6! (6, 4!, 2) = 12", 6, 2, 4)]
    [InlineData("3d6ro=1", "3d6ro=1 ([1], 5, 2, 3) = 10", 1, 2, 3, 5)]
    [InlineData("2d6!p", "2d6!p (6, 4→3!, 2) = 11", 6, 2, 4)]
    [InlineData("3d6>=5", "3d6>=5 (5, 1, 2) = 1 success", 5, 1, 2)]
    [InlineData("{1d6,1d8}kh1", "{[1d6 (3)], 1d8 (7)}kh1 = 7", 3, 7)]
    [InlineData("3d6sd", "3d6sd (5, 4, 2) = 11", 4, 2, 5)]
    [InlineData("1d20+7 vs 15", "1d20 (12) + 7 = 19 vs 15: success", 12)]
    [InlineData("1d6[fire]*2", "1d6 (4) [fire] * 2 = 8", 4)]
    [InlineData("(1d6+2)*3", "(1d6 (4) + 2) * 3 = 18", 4)]
    [InlineData("10-(2+1d6)", "10 - (2 + 1d6 (4)) = 4", 4)]
    [InlineData("-(1d6+1)^2", "-(1d6 (2) + 1) ^ 2 = -9", 2)]
    [InlineData("(1d6+1)[fire]", "(1d6 (2) + 1) [fire] = 3", 2)]
    public void A_breakdown_shows_every_die(string text, string expected, params int[] faces) =>
        Assert.Equal(expected, Breakdown.Of(Rolls.Of(text, [.. faces.Select(static face => (long)face)]), Markup.Plain));

    [Fact]
    public void Markup_is_made_of_the_dice_and_never_of_what_people_wrote()
    {
        var roll = Rolls.Of("2d6kh1[<b>*hi*</b>]", 6, 2);

        Assert.Equal("2d6kh1 (**6**, ~~2~~) \\[\\<b\\>\\*hi\\*\\</b\\>\\] = **6**", Breakdown.Of(roll, Markup.Discord));
        Assert.Equal("2d6kh1 (<b>6</b>, <s>2</s>) [&lt;b&gt;*hi*&lt;/b&gt;] = <strong>6</strong>", Breakdown.Of(roll, Markup.Html));
    }

    [Fact]
    public void A_roll_is_data_with_every_die()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Assert.True(Odds.TryOf(Rolls.Read("1d20+5 adv"), out var odds, out _));
            RollJson.Write(json, Rolls.Of("1d20+5 adv", 4, 17), odds);
        }

        var data = JsonElement.Parse(stream.ToArray());
        Assert.Equal(("1d20+5 adv", "standard", 22L, 17L), (data.GetProperty("expression").GetString(), data.GetProperty("dialect").GetString(), data.GetProperty("total").GetInt64(), data.GetProperty("natural").GetInt64()));
        Assert.Equal(["rolled False", "advantage True"], data.GetProperty("dice").EnumerateArray().Select(static die => $"{die.GetProperty("origin").GetString()} {die.GetProperty("kept").GetBoolean()}"));
        Assert.Equal(0.36, data.GetProperty("luck").GetProperty("atLeast").GetDouble(), 10);
        Assert.True(data.GetProperty("odds").GetProperty("exact").GetBoolean());
    }
}
