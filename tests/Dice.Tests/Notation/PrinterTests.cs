using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

public sealed class PrinterTests(ITestOutputHelper output)
{
    public static TheoryData<Dialect> Dialects => [.. Enum.GetValues<Dialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void What_is_printed_reads_as_the_same_tree(Dialect dialect)
    {
        var expressions = new Expressions(7, dialect);
        var (read, lost) = (0, new List<string>());
        for (var turn = 0; turn < 20_000; turn++)
        {
            var text = expressions.Next();
            if (!Expression.TryParse(text, dialect, out var expression, out _))
            {
                continue;
            }

            read++;
            if (!Printer.TryPrint(expression.Root, dialect, out var printed))
            {
                lost.Add(text);
            }
            else if (Printer.Print(Parsed(printed, dialect)) != printed)
            {
                lost.Add($"{text} is not settled as {printed}");
            }
        }

        output.WriteLine($"{read} read");
        lost.OrderBy(static text => text.Length).Take(12).ToList().ForEach(output.WriteLine);
        Assert.Empty(lost);
        Assert.True(read > 10_000);
    }

    [Theory]
    [InlineData(Dialect.Standard, "3 D 6 + 2", "3d6+2")]
    [InlineData(Dialect.Standard, "((2+3))*(4d6kh3)", "(2+3)*4d6kh3")]
    [InlineData(Dialect.Standard, "1d20+5 adv", "1d20 adv+5")]
    [InlineData(Dialect.Standard, "(2^3)^2 - (1 - 2)", "(2^3)^2-(1-2)")]
    [InlineData(Dialect.Standard, "1d20 > (5)", "1d20 > (5)")]
    [InlineData(Dialect.Standard, "d{0,0,1}", "1d{0,0,1}")]
    [InlineData(Dialect.Roll20, "[[1d4]]d6>=5f1", "(1d4)d6>5f=1")]
    [InlineData(Dialect.Avrae, "4d6kh1kl1", "4d6kh1kl1")]
    public void Brackets_stand_only_where_they_are_needed(Dialect dialect, string text, string printed) => Assert.Equal(printed, Printer.Print(Parsed(text, dialect)));

    [Theory]
    [InlineData(Dialect.Roll20, "5d6>5", "5d6>=5")]
    [InlineData(Dialect.RpgDiceRoller, "{2d6+1d8}kh1", "(2d6+1d8)kh1")]
    [InlineData(Dialect.Avrae, "4d6rr<3", "4d6rr<3")]
    [InlineData(Dialect.Avrae, "1d%", "1d{0,10,20,30,40,50,60,70,80,90}")]
    public void What_was_read_in_another_dialect_is_said_in_the_standard_one(Dialect dialect, string text, string printed)
    {
        Assert.True(Printer.TryPrint(Parsed(text, dialect).Root, Dialect.Standard, out var said));
        Assert.Equal(printed, said);
    }

    [Fact]
    public void What_a_dialect_has_no_words_for_is_not_printed_in_it() =>
        Assert.False(Printer.TryPrint(Parsed("1d20 adv", Dialect.Standard).Root, Dialect.Roll20, out _));

    [Fact]
    public void A_group_of_one_at_the_end_of_a_bracket_does_not_make_the_bracket_a_group() => Assert.Equal("(2+{1d6})d6", Printer.Print(Parsed("(2+(1d6,))d6", Dialect.Standard)));

    private static Expression Parsed(string text, Dialect dialect)
    {
        Assert.True(Expression.TryParse(text, dialect, out var expression, out var error), $"{text}: {error?.Message}");
        return expression;
    }
}
