using System.Text;

namespace PluginHost.Dice.Tests;

public sealed class DiceReaderTests
{
    private const string Letters = "0123456789dD%+-\u2212 \t\r\n()kh!*/.,;'\"\0\u202eé\u0663\ud83c\udfb2\ufffe";

    [Theory]
    [InlineData("1000d6", true)]
    [InlineData("1001d6", false)]
    [InlineData("500d6+500d6", true)]
    [InlineData("500d6-501d6", false)]
    [InlineData("d1000000", true)]
    [InlineData("d1000001", false)]
    [InlineData("1000000", true)]
    [InlineData("1000001", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("d18446744073709551617", false)]
    public void The_bounds_are_where_they_are_said_to_be(string text, bool readable) => Assert.Equal(readable, DiceExpression.Parse(text).Expression is not null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e9d6")]
    [InlineData("0x10d6")]
    [InlineData("2.5d6")]
    [InlineData("1d6+-2")]
    [InlineData("--2")]
    [InlineData("d")]
    [InlineData("d%%")]
    [InlineData("%d6")]
    [InlineData("-1d-6")]
    [InlineData("\u0663d6")]
    [InlineData("1d6\0")]
    [InlineData("1d6;1d6")]
    public void Garbage_is_refused_with_a_sentence_and_a_hint(string? text)
    {
        var parsed = DiceExpression.Parse(text);
        Assert.Null(parsed.Expression);
        AssertFit(text ?? "", parsed.Error!);
    }

    [Theory]
    [InlineData("1d6\ud83c\udfb2", "'\ud83c\udfb2' was not expected here.")]
    [InlineData("1d6\u0007", "This character was not expected here.")]
    [InlineData("\u202e6d1", "This character was not expected here.")]
    public void A_character_that_cannot_be_shown_is_not_put_into_the_sentence(string text, string message) => Assert.Equal(message, DiceExpression.Parse(text).Error!.Message);

    [Fact]
    public void Half_a_character_is_not_put_into_the_sentence() => Assert.Equal("This character was not expected here.", DiceExpression.Parse("\ud83c").Error!.Message);

    [Fact]
    public void The_plain_form_reads_as_the_same_sum()
    {
        foreach (var text in new[] { "d20", "-d4 + 10 - 2D4", "+5", "d%+1", "3d6-2-1d2" })
        {
            var plain = DiceExpression.Parse(text).Expression!.ToString();
            Assert.Equal(plain, DiceExpression.Parse(plain).Expression!.ToString());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_121)]
    [InlineData(-77)]
    public void Whatever_is_typed_is_read_or_refused_and_never_thrown_back(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 5_000; round++)
        {
            var text = Typed(random);
            try
            {
                var parsed = DiceExpression.Parse(text);
                Assert.True(parsed.Expression is null != parsed.Error is null);
                if (parsed.Error is { } error)
                {
                    AssertFit(text, error);
                    continue;
                }

                var source = new Highest();
                var roll = parsed.Expression!.Roll(source);
                Assert.InRange(source.Fallen, 0, DiceExpression.MostDice);
                Assert.Equal(roll.Expression, DiceExpression.Parse(roll.Expression).Expression!.ToString());
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, round {round}, text '{text}': {e}");
            }
        }
    }

    [Fact]
    public void A_huge_text_is_refused_without_being_read()
    {
        foreach (var part in new[] { "9", "1d6+", " ", "d", "-" })
        {
            var huge = new StringBuilder().Insert(0, part, 8_000_000 / part.Length).ToString();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var parsed = DiceExpression.Parse(huge);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
            Assert.Equal("The expression is longer than 200 characters.", parsed.Error!.Message);
        }
    }

    private static string Typed(Random random)
    {
        // Half of them nearly right, so that the later rules are reached as well.
        if (random.Next(2) == 0)
        {
            return new string(random.GetItems(Letters.AsSpan(), random.Next(0, 40)));
        }

        string[] words = ["d", "2d6", "d20", "10", "+", "-", "d%", " ", "1000d", "1000001", "0", "d0", "+ 3", "kh1", "\u2212"];
        return string.Concat(random.GetItems(words, random.Next(1, 12)));
    }

    private static void AssertFit(string text, DiceError error)
    {
        Assert.InRange(error.Column, 1, Math.Min(text.Length, 200) + 1);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 10, 100);
        Assert.NotEmpty(error.Hint);
    }
}
