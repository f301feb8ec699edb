namespace PluginHost.Dice.Tests;

/// <summary>Rolls in one line.</summary>
internal static class Rolls
{
    public static Expression Read(string text, Dialect dialect = Dialect.Standard)
    {
        Assert.True(Expression.TryParse(text, dialect, out var expression, out var error), error?.Message);
        return expression;
    }

    public static Roll Of(string text, params long[] faces) => Of(text, Dialect.Standard, faces);

    public static Roll Of(string text, Dialect dialect, params long[] faces)
    {
        var source = new ThrownDice(faces);
        Assert.True(Read(text, dialect).TryRoll(source, out var roll, out var error, Sheet), error?.Message);
        Assert.Equal(faces.Length, source.Used);
        return roll;
    }

    public static DiceError Refused(string text, Dialect dialect = Dialect.Standard)
    {
        if (Expression.TryParse(text, dialect, out var expression, out var error))
        {
            Assert.False(expression.TryRoll(new SeededDice([1]), out _, out error), $"{text} was rolled.");
        }

        Assert.InRange(error!.At.Start, 0, text.Length);
        Assert.InRange(error.At.End, error.At.Start, text.Length);
        return error;
    }

    private static Dictionary<string, Number> Sheet { get; } = new() { ["str.mod"] = 3, ["level"] = 5 };
}
