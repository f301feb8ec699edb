using PluginHost.Campaigns.Generators;
using PluginHost.Dice;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class ChanceTests
{
    private sealed record Card(string Name, int Weight);

    [Fact]
    public void The_same_seed_gives_the_same_for_ever()
    {
        // Written down once: if this changes, every seed that anybody kept means something else.
        var chance = new Chance("lantern");
        Assert.Equal("15 90 4 65 12 77 75 69", string.Join(' ', Enumerable.Range(0, 8).Select(_ => chance.Below(100))));
        Assert.Equal(new Chance("7").Below(1_000_000), new Chance(7).Below(1_000_000));
        Assert.NotEqual(new Chance("lantern").For("a").Below(1_000_000), new Chance("lantern").For("b").Below(1_000_000));
    }

    [Fact]
    public void Weighted_choices_come_as_often_as_their_weights_say()
    {
        const int Draws = 60_000;
        Card[] cards = [new("one", 1), new("two", 2), new("never", 0), new("seven", 7)];
        var chance = new Chance("weights");
        var counted = cards.ToDictionary(static card => card.Name, static _ => 0);
        for (var drawn = 0; drawn < Draws; drawn++)
        {
            counted[chance.Weighted(cards, static card => card.Weight)!.Name]++;
        }

        Assert.Equal(0, counted["never"]);

        // Chi-squared with two degrees of freedom: one seed in a million lies above.
        Assert.True(cards.Where(static card => card.Weight > 0).Sum(card => Squared(counted[card.Name], Draws * card.Weight / 10.0)) < 27.6);
    }

    [Fact]
    public void Dice_of_a_seed_fall_as_exact_odds_say()
    {
        const int Draws = 40_000;
        Assert.True(Expression.TryParse("4d6kh3", Dialect.Standard, out var expression, out _));
        var exact = Odds.Of(expression!);
        var source = new ChanceDice(new Chance("odds"));
        var counted = new int[19];
        for (var drawn = 0; drawn < Draws; drawn++)
        {
            Assert.True(expression!.TryRoll(source, out var roll, out _));
            counted[roll!.Total.Whole]++;
        }

        var chi = Enumerable.Range(3, 16).Sum(total => Squared(counted[total], Draws * exact(total)));
        Assert.True(chi < 60, $"chi-squared with 15 degrees of freedom came to {chi}");
    }

    [Fact]
    public void What_was_drawn_is_not_drawn_again()
    {
        Card[] cards = [new("a", 1), new("b", 5), new("c", 9)];
        var deck = new Deck<Card>(cards, static card => card.Weight);
        var chance = new Chance(3);
        var drawn = Enumerable.Range(0, 3).Select(_ => deck.Draw(chance)!.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["a", "b", "c"], drawn);
        Assert.Null(deck.Draw(chance));
        deck.Shuffle();
        Assert.Equal(3, deck.Left);
    }

    private static double Squared(double seen, double expected) => (seen - expected) * (seen - expected) / expected;

    private static class Odds
    {
        // Worked out here, throw by throw, so that the library is not compared with itself.
        public static Func<int, double> Of(Expression expression)
        {
            Assert.Equal("4d6kh3", expression.Text);
            var counted = new int[19];
            for (var code = 0; code < 1_296; code++)
            {
                int[] dice = [(code % 6) + 1, (code / 6 % 6) + 1, (code / 36 % 6) + 1, (code / 216) + 1];
                counted[dice.Sum() - dice.Min()]++;
            }

            return total => counted[total] / 1_296.0;
        }
    }
}
