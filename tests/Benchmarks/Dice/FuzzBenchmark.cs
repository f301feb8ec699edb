using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Dice;

namespace PluginHost.Benchmarks;

/// <summary>Five million generated and mutated inputs: each ends in a result or in a typed error that lies inside the text, or the run fails.</summary>
internal static class FuzzBenchmark
{
    private const int Inputs = 5_000_000;

    private static readonly string[] Parts =
    [
        "1d20", "4d6", "d%", "dF", "100d6", "kh1", "dl1", "k3", "!", "!!", "!p", "!>5", "ro<3", "rr1", "r", "ra6", "mi2", "min3", "max4", "cs>5", "f1", "u", "uo", "sd", "+", "-", "*", "/", "//", "%", "^",
        "**", "(", ")", "{", "}", ",", "[fire]", "[", "]", "[[", "]]", "@str.mod", "@{", "adv", "dis", "elven", "crit19", "vs 15", "floor(", "max(", "sqrt(", "if(", "6(", "0", "1", "7", "999", "1e9", "1000000000",
        "99999999999999999999", ".5", " ", "#", "\u2212", "NaN", "\0", "\ud83c", "d{1,2}", ">=", "<", "=", "!=", "mt3", "e6", "p1", "x", "xo", "\u00a0",
    ];

    private static readonly RollLimits Small = new(500, 2000);

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        await Task.Yield();
        var random = new Random(20261121);
        var dice = new SeededDice("fuzz"u8);
        var before = "1d20+5";
        var (read, rolled, slowest) = (0, 0, TimeSpan.Zero);
        var start = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < Inputs; turn++)
        {
            var text = Next(random, before);
            var dialect = (Dialect)random.Next(5);
            var began = Stopwatch.GetTimestamp();
            try
            {
                DiceError? error;
                if (Expression.TryParse(text, dialect, out var expression, out error))
                {
                    read++;
                    before = text;
                    rolled += expression.TryRoll(dice, out _, out error, null, Small) ? 1 : 0;
                }

                if (error is not null && (error.At.Start < 0 || error.At.End > text.Length || error.Message.Length == 0 || error.Hint.Length == 0))
                {
                    throw new InvalidOperationException($"An error that is not in the text: {error}");
                }
            }
            catch (Exception failure)
            {
                await Console.Error.WriteLineAsync($"Input {turn} in {dialect} ended in neither a result nor an error: {JsonSerializer.Serialize(text, FuzzJson.Default.String)}\n{failure}");
                Environment.Exit(1);
            }

            var took = Stopwatch.GetElapsedTime(began);
            slowest = took > slowest ? took : slowest;
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        yield return new Figure("fuzz", "inputs, each a result or a typed error", Inputs, "inputs");
        yield return new Figure("fuzz", "inputs a second", Inputs / seconds, "inputs/s");
        yield return new Figure("fuzz", "understood", 100.0 * read / Inputs, "%");
        yield return new Figure("fuzz", "rolled", 100.0 * rolled / Inputs, "%");
        yield return new Figure("fuzz", "the slowest input", slowest.TotalMilliseconds, "ms");
    }

    private static string Next(Random random, string before)
    {
        if (random.Next(2) == 0)
        {
            var at = random.Next(before.Length + 1);
            var part = Parts[random.Next(Parts.Length)];
            var text = random.Next(3) switch
            {
                0 => before.Insert(at, part),
                1 when at < before.Length => before.Remove(at, random.Next(1, before.Length - at + 1)),
                _ => string.Concat(before.AsSpan(0, at), part),
            };
            return text.Length > 200 ? text[..20] : text;
        }

        var count = random.Next(1, 9);
        return string.Concat(Enumerable.Range(0, count).Select(_ => Parts[random.Next(Parts.Length)]));
    }
}

[JsonSerializable(typeof(string))]
internal sealed partial class FuzzJson : JsonSerializerContext;
