namespace PluginHost.Dice.Tests;

/// <summary>The standard dialect, with the dice in hand.</summary>
public sealed class StandardTests
{
    [Theory]
    [InlineData("3d6+2", 14, 3, 5, 4)]
    [InlineData("1d20+5 adv", 22, 4, 17)]
    [InlineData("1d20+5 dis", 9, 4, 17)]
    [InlineData("1d20 elven + 5", 22, 4, 17, 9)]
    [InlineData("4d6kh3", 14, 3, 5, 1, 6)]
    [InlineData("2d10!10", 19, 10, 4, 5)]
    [InlineData("1d20+7 crit19", 26, 19)]
    [InlineData("4D6 KH3", 14, 3, 5, 1, 6)]
    [InlineData("2 d 6 \u2212 1", 6, 3, 4)]
    [InlineData("d6+d6", 7, 3, 4)]
    [InlineData("4d6kl1", 1, 3, 5, 1, 6)]
    [InlineData("4d6dl1", 14, 3, 5, 1, 6)]
    [InlineData("4d6dh2", 4, 3, 5, 1, 6)]
    [InlineData("4d6k>3", 11, 3, 5, 1, 6)]
    [InlineData("4d6d=1", 14, 3, 5, 1, 6)]
    [InlineData("5d6kh3dl1", 11, 6, 5, 4, 2, 1)]
    [InlineData("3d6!", 24, 6, 2, 6, 6, 3, 1)]
    [InlineData("3d6!o", 21, 6, 2, 6, 6, 1)]
    [InlineData("3d6!>4", 22, 5, 2, 6, 6, 1, 2)]
    [InlineData("2d6!!", 16, 6, 5, 5)]
    [InlineData("2d6!p", 16, 6, 2, 6, 4)]
    [InlineData("4d6kh2!", 14, 6, 3, 2, 1, 5)]
    [InlineData("4d6!kh2", 11, 6, 3, 2, 1, 5)]
    [InlineData("3d6ro<3", 10, 3, 1, 5, 2)]
    [InlineData("3d6rr<3", 14, 3, 1, 5, 2, 6)]
    [InlineData("1d6ra6", 10, 6, 4)]
    [InlineData("4d6mi3", 16, 1, 4, 2, 6)]
    [InlineData("4d6max4", 11, 1, 5, 2, 6)]
    [InlineData("5d6>=5", 3, 5, 6, 1, 2, 5)]
    [InlineData("5d6>=5f=1", 0, 5, 6, 1, 2, 1)]
    [InlineData("5d6>=5+2", 4, 5, 6, 1, 2, 1)]
    [InlineData("2d6ms7", 2, 4, 5)]
    [InlineData("3d6u", 11, 4, 4, 2, 4, 5)]
    [InlineData("5d6mt", 2, 4, 4, 2, 2, 2)]
    [InlineData("4dF", 1, -1, 0, 1, 1)]
    [InlineData("2dF.1", 0, 1, -1)]
    [InlineData("1d%", 37, 37)]
    [InlineData("3d{1,1,2}", 4, 1, 1, 2)]
    [InlineData("(1d4)d6", 8, 2, 3, 5)]
    [InlineData("1d(2+4)", 4, 4)]
    [InlineData("2d(1d20)", 7, 5, 3, 4)]
    [InlineData("{2d6,1d8}kh1", 8, 2, 3, 8)]
    [InlineData("{2d6+1d8}kh1", 13, 2, 3, 8)]
    [InlineData("{2d6,1d8}>7", 1, 2, 3, 8)]
    [InlineData("3(1d6+1)kh2", 11, 4, 2, 5)]
    [InlineData("2{1d6,1d4}", 12, 5, 1, 2, 4)]
    [InlineData("max(1d6,1d8)+min(2,3)", 9, 4, 7)]
    [InlineData("floor(1d6/2)*2", 4, 5)]
    [InlineData("if(1d20>=10,5,0)", 5, 17)]
    [InlineData("7//2+7%4", 6)]
    [InlineData("2**3**2", 512)]
    [InlineData("-2^2", -4)]
    [InlineData("-1d6", -4, 4)]
    [InlineData("1d20+@str.mod+@{level}", 25, 17)]
    [InlineData("1d6[fire]+2[cold] # both", 6, 4)]
    [InlineData("2d6 >= 1d12", 1, 3, 4, 7)]
    [InlineData("0d6", 0)]
    [InlineData("2d6kh5", 7, 3, 4)]
    [InlineData("2d6kh0", 0, 3, 4)]
    public void It_comes_to(string text, double total, params int[] faces) =>
        Assert.Equal(total, Rolls.Of(text, [.. faces.Select(static face => (long)face)]).Total.ToReal());

    [Fact]
    public void Every_die_tells_where_it_came_from_and_whether_it_counts()
    {
        var roll = Rolls.Of("3d6ro=1!kh2", 1, 6, 3, 4, 2);

        Assert.Equal([1L, 6, 3, 4, 2], roll.Dice.ToArray().Select(static die => die.Face));
        Assert.Equal([Origin.Rolled, Origin.Rolled, Origin.Rolled, Origin.Rerolled, Origin.Exploded], roll.Dice.ToArray().Select(static die => die.Origin));
        Assert.Equal([-1, -1, -1, 0, 1], roll.Dice.ToArray().Select(static die => die.From));
        Assert.Equal([false, true, false, true, false], roll.Dice.ToArray().Select(static die => die.Counts));
        Assert.Equal([0, 3, 1, 4, 2], roll.Order(roll.Throws[0]));
    }

    [Theory]
    [InlineData("1d20 adv", 17L, 4, 17)]
    [InlineData("1d20ro=1+5", 20L, 1, 20)]
    [InlineData("2d20", null, 4, 17)]
    [InlineData("2d20kl1+1d6", 4L, 4, 17, 6)]
    [InlineData("1d6", null, 6)]
    public void The_natural_roll_survives_keeping_and_rerolling(string text, long? natural, params int[] faces) =>
        Assert.Equal(natural, Rolls.Of(text, [.. faces.Select(static face => (long)face)]).Natural);

    [Theory]
    [InlineData(18, Degree.CriticalSuccess)]
    [InlineData(8, Degree.Success)]
    [InlineData(7, Degree.Failure)]
    [InlineData(2, Degree.Failure)]
    [InlineData(20, Degree.CriticalSuccess)]
    [InlineData(1, Degree.CriticalFailure)]
    public void A_target_is_met_in_degrees(long face, Degree degree)
    {
        var roll = Rolls.Of("1d20+7 vs 15", face);

        Assert.Equal((degree, face - 8), (roll.Check!.Degree, roll.Check.Margin.Whole));
        Assert.Equal(face + 7, roll.Total.Whole);
    }

    [Fact]
    public void What_is_labelled_is_summed_under_its_label()
    {
        var roll = Rolls.Of("2*(1d6[fire]+1d4[cold])+1d8[fire]-1d6[cold]", 4, 3, 8, 5);

        Assert.Equal((16, 1), (roll.Labels["fire"].Whole, roll.Labels["cold"].Whole));
        Assert.Equal(17, roll.Total.Whole);
    }

    [Fact]
    public void Criticals_are_marked_where_they_are_said_to_be()
    {
        var dice = Rolls.Of("3d20cs>=19cf=1", 19, 1, 10).Dice.ToArray();

        Assert.Equal([Marks.CriticalSuccess, Marks.CriticalFailure, Marks.None], dice.Select(static die => die.Marks));
    }

    [Fact]
    public void Symbols_cancel_each_other()
    {
        var roll = Rolls.Of("3d{s,sa,ft,_}", 2, 3, 1);

        Assert.Equal(1, roll.Total.Whole);
        Assert.Equal([('a', 0L), ('f', 0), ('s', 1), ('t', 0)], roll.Symbols.Select(static pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Another_modifier_is_tried_on_the_same_dice()
    {
        var earlier = Rolls.Of("1d20+5", 4);
        var again = new SameDice(earlier, new ThrownDice([17]));

        Assert.True(Rolls.Read("1d20+5 adv").TryRoll(again, out var roll, out _));
        Assert.Equal((22, 1), (roll.Total.Whole, again.New));
        Assert.True(Rolls.Read("1d20+1d4").TryRoll(new SameDice(earlier, new ThrownDice([3])), out roll, out _));
        Assert.Equal(7, roll.Total.Whole);
    }
}
