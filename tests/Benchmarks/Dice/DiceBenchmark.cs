using System.Diagnostics;
using PluginHost.Dice;

namespace PluginHost.Benchmarks;

/// <summary>Rolls a second beside rpg-dice-roller and beside a plain loop, in rounds one after another, because the machine is shared; and what odds cost.</summary>
internal static class DiceBenchmark
{
    private const int Rounds = 7;
    private const int Milliseconds = 60;

    private static readonly string[] Expressions = ["1d20+5", "4d6kh3", "2d20kh1+7", "10d6!>5", "100d6", "8d6ro<2+4d8+12"];

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var peer = await NodePeer.StartAsync();
        foreach (var text in Expressions)
        {
            var tree = Parsed(text);
            var rates = new List<double>[5];
            for (var kind = 0; kind < rates.Length; kind++)
            {
                rates[kind] = [];
            }

            // Until the compilers of both have seen enough.
            for (var warm = 0; warm < 24; warm++)
            {
                Rate(() => Roll(Parsed(text)));
                await peer.RateAsync(text, parsed: warm % 2 == 0, Milliseconds);
                Rate(() => Roll(tree));
            }

            for (var round = 0; round < Rounds; round++)
            {
                rates[0].Add(Rate(() => Roll(Parsed(text))));
                rates[1].Add(await peer.RateAsync(text, parsed: false, Milliseconds));
                rates[2].Add(Rate(() => Roll(tree)));
                rates[3].Add(await peer.RateAsync(text, parsed: true, Milliseconds));
                rates[4].Add(Rate(() => Floors.Rolled(text)));
            }

            var medians = Array.ConvertAll(rates, static rate => rate.Percentile(0.5));
            yield return new Figure("dice", $"{text} parsed and rolled", medians[0], "rolls/s") { Peer = "rpg-dice-roller 5.5.1", Ratio = medians[0] / medians[1] };
            yield return new Figure("dice", $"{text} rolled again", medians[2], "rolls/s") { Peer = "rpg-dice-roller 5.5.1", Ratio = medians[2] / medians[3] };
            yield return new Figure("dice", $"{text} rolled again", medians[2], "rolls/s") { Peer = "a plain loop over Random", Ratio = medians[2] / medians[4] };
        }

        yield return new Figure("dice", "1d20+5 parsed and rolled, memory", Allocated(static () => Roll(Parsed("1d20+5"))), "B/roll") { Target = 1024 };
        yield return new Figure("dice", "1d20+5 rolled again, memory", Allocated(OfTree("1d20+5")), "B/roll") { Target = 1024 };
        yield return new Figure("dice", "4d6kh3 exact odds", Odds("4d6kh3", 200), "ms") { Target = 0.3 };
        yield return new Figure("dice", "40d20kh20 exact odds", Odds("40d20kh20", 9), "ms") { Target = 100 };
        yield return new Figure("dice", "100d6 exact odds", Odds("100d6", 50), "ms");
    }

    private static Func<double> OfTree(string text)
    {
        var tree = Parsed(text);
        return () => Roll(tree);
    }

    private static Expression Parsed(string text) =>
        Expression.TryParse(text, Dialect.RpgDiceRoller, out var expression, out var error) ? expression : throw new InvalidOperationException(error.Message);

    private static double Roll(Expression expression) =>
        expression.TryRoll(RandomDice.Own, out var roll, out var error) ? roll.Total.ToReal() : throw new InvalidOperationException(error.Message);

    private static double Rate(Func<double> roll)
    {
        var start = Stopwatch.GetTimestamp();
        long rolls = 0;
        TimeSpan passed;
        do
        {
            for (var turn = 0; turn < 50; turn++)
            {
                roll();
            }

            rolls += 50;
            passed = Stopwatch.GetElapsedTime(start);
        }
        while (passed.TotalMilliseconds < Milliseconds);

        return rolls / passed.TotalSeconds;
    }

    private static double Allocated(Func<double> roll)
    {
        const int Times = 20_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 0; turn < Times; turn++)
        {
            roll();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }

    private static double Odds(string text, int times)
    {
        var spent = new List<double>();
        for (var turn = 0; turn <= times; turn++)
        {
            var expression = Parsed(text);
            var start = Stopwatch.GetTimestamp();
            if (!PluginHost.Dice.Odds.TryOf(expression, out var odds, out _) || !odds.IsExact)
            {
                throw new InvalidOperationException($"There are no exact odds of {text}.");
            }

            spent.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return spent.Skip(1).ToList().Percentile(0.5);
    }
}
