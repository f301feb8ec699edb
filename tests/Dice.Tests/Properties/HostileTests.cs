using System.Text;

namespace PluginHost.Dice.Tests;

/// <summary>Nothing that can be written ends in anything but a result or a typed error within the text.</summary>
public sealed class HostileTests
{
    private const string Letters = "0123456789dDkKhlr!xope><=+-*/%^(){}[],.@#~fFcsmuinav \u2212\u00D7\uD800\uDC00\0\n\u00E9";

    private static readonly RollLimits Few = new(200, 2_000);

    public static TheoryData<Dialect> Dialects => [.. Enum.GetValues<Dialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Random_text_ends_in_a_result_or_an_error_at_its_place(Dialect dialect)
    {
        var random = new Random(11);
        for (var turn = 0; turn < 30_000; turn++)
        {
            Try(string.Create(random.Next(30), random, static (text, its) =>
            {
                foreach (ref var one in text)
                {
                    one = its.Next(40) == 0 ? (char)its.Next(char.MaxValue) : Letters[its.Next(Letters.Length)];
                }
            }), dialect);
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Expressions_with_something_changed_end_in_a_result_or_an_error_at_its_place(Dialect dialect)
    {
        var random = new Random(12);
        var expressions = new Expressions(13, dialect);
        for (var turn = 0; turn < 15_000; turn++)
        {
            var text = new StringBuilder(expressions.Next(2));
            for (var change = random.Next(4); change > 0 && text.Length > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Letters[random.Next(Letters.Length)]),
                    _ => text.Insert(at, text.ToString(at, random.Next(text.Length - at))),
                };
            }

            Try(text.ToString(), dialect);
        }
    }

    public static TheoryData<string, int> Hostile => new()
    {
        { "(", 10_000 }, { "{", 10_000 }, { "[[", 5_000 }, { "-", 10_000 }, { "1+", 4_999 }, { "1*", 4_999 }, { "1d6+", 2_499 }, { "2^", 4_999 }, { "1>", 4_999 }, { "d", 10_000 }, { "1d", 5_000 },
        { "2(", 5_000 }, { "99(", 3_000 }, { "abs(", 2_500 }, { "1[a]", 2_500 }, { "[a]", 3_000 }, { "!", 10_000 }, { " ", 10_000 }, { "9", 10_000 }, { "1d6 adv ", 1_000 }, { "(1,", 3_000 },
        { "{1,", 3_000 }, { "1d6kh1", 1_600 }, { "\uD800", 5_000 }, { "@a+", 3_000 }, { "1 vs ", 2_000 }, { "/*", 5_000 }, { "((1d6)", 1_500 }, { "(1d6)kh1+", 1_000 }, { "1 adv", 2_000 }, { "#", 10_001 },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void The_same_over_and_over_is_refused_or_rolled(string part, int times)
    {
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            var many = string.Concat(Enumerable.Repeat(part, times));
            Try(many, dialect);
            Try(many + "1", dialect);
            Try("1d20" + many, dialect);
            Try(many[..Math.Min(many.Length, 60)] + "1" + new string(')', 60), dialect);
        }
    }

    [Theory]
    [InlineData("999d2!>=1")]
    [InlineData("1d1!")]
    [InlineData("1d1r1")]
    [InlineData("5d6rr>0")]
    [InlineData("3d2u")]
    [InlineData("20d1000000000!>1")]
    [InlineData("10000000d6")]
    [InlineData("100(100(100(1d6)))")]
    [InlineData("9999(9999(1))")]
    [InlineData("(100d100)d(100d100)")]
    [InlineData("1d6min7!>6")]
    [InlineData("1d6max0r<1")]
    [InlineData("d{1,1,1}!")]
    [InlineData("9999d6!>1")]
    [InlineData("1d2min1.5r<>1.5")]
    public void What_would_cost_too_much_or_never_end_is_refused_before_a_die_falls(string text)
    {
        Assert.True(Expression.TryParse(text, Dialect.Standard, out var expression, out var error), error?.Message);
        Assert.False(expression.TryRoll(new NoDice(), out _, out error));
        Assert.True(error.Code is DiceError.TooLarge or DiceError.Endless, error.ToString());
        Within(error, text);
    }

    [Theory]
    [InlineData("1d1000000000")]
    [InlineData("9^9^9^9")]
    [InlineData("2^1024")]
    [InlineData("2^-1024")]
    [InlineData("1.000000000001^1024")]
    [InlineData("0^-1")]
    [InlineData("1/0")]
    [InlineData("1%0")]
    [InlineData("1//(1d2-1)")]
    [InlineData("sqrt(-1)")]
    [InlineData("log(0)")]
    [InlineData("999999999999999999*999999999999999999")]
    [InlineData("1d999999999999999999")]
    [InlineData("9999d999999999999999999")]
    [InlineData("(0-1)d6")]
    [InlineData("1d(1d6-1)")]
    [InlineData("(1/3)^1000")]
    [InlineData("0d6!")]
    [InlineData("(-5)(1d6)")]
    [InlineData("2.5(1d6)")]
    [InlineData("1d6min99999999999999.5")]
    [InlineData("999999999999999999-(-999999999999999999)*9")]
    [InlineData("2d{999999999999999999,-999999999999999999}*9")]
    public void Huge_numbers_end_in_a_result_or_an_error(string text)
    {
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            Try(text, dialect, odds: true);
        }
    }

    private static void Try(string text, Dialect dialect, bool odds = false)
    {
        if (!Expression.TryParse(text, dialect, out var expression, out var error))
        {
            Within(error, text);
            return;
        }

        if (!expression.TryRoll(new SeededDice("hostile"u8), out var roll, out error, limits: Few))
        {
            Within(error, text);
        }
        else
        {
            Assert.True(roll.Total.IsNumber && roll.Dice.Length <= Few.Dice, text);
        }

        if (odds && !Odds.TryOf(expression, out _, out error, limits: Few))
        {
            Within(error, text);
        }
    }

    private static void Within(DiceError error, string text)
    {
        Assert.True(error.At.Start >= 0 && error.At.Length >= 0 && error.At.End <= text.Length, $"{error} in '{text}' of {text.Length}");
        Assert.True(error.Message.Length is > 0 and < 400 && error.Hint.Length > 0, error.ToString());
    }

    private sealed class NoDice : DiceSource
    {
        public override long? Throw(Faces faces) => throw new InvalidOperationException("A die fell.");
    }
}
