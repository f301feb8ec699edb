using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace PluginHost.Dice;

/// <summary>What an expression can come to.</summary>
/// <param name="Distribution">How often each total comes.</param>
/// <param name="IsExact">Whether the weights are counted rather than sampled.</param>
/// <param name="Error">No probability is wrong by more than this: what an endless explosion leaves out, or what sampling may miss once in a million times.</param>
public sealed record Odds(Distribution Distribution, bool IsExact, double Error)
{
    private const long Budget = 2_000_000;
    private const int MostSamples = 50_000;
    private const int LeastSamples = 500;
    private const double SampledDice = 2_000_000;

    /// <summary>Computes the odds exactly where that is affordable, and else estimates them and says so.</summary>
    public static bool TryOf(
        Expression expression, [NotNullWhen(true)] out Odds? odds, [NotNullWhen(false)] out DiceError? error, IReadOnlyDictionary<string, Number>? sheet = null, RollLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        odds = null;
        error = expression.Refusal(sheet, limits);
        if (error is not null)
        {
            return false;
        }

        var exact = new ExactOdds(sheet, Budget);
        if (exact.Of(expression.Root) is { } distribution)
        {
            odds = new Odds(distribution, true, distribution.Share(distribution.Missing));
            return true;
        }

        error = exact.Error;
        odds = error is null ? Estimate(expression, sheet, limits, out error) : null;
        return odds is not null;
    }

    private static Odds? Estimate(Expression expression, IReadOnlyDictionary<string, Number>? sheet, RollLimits? limits, out DiceError? error)
    {
        var admission = new Admission(limits ?? RollLimits.Usual, sheet);
        admission.Look(expression.Root);
        var samples = (int)Math.Clamp(SampledDice / Math.Max(1, admission.Dice), LeastSamples, MostSamples);
        var counts = new Dictionary<Number, BigInteger>();
        var dice = new SeededDice("odds"u8);
        for (var sample = 0; sample < samples; sample++)
        {
            if (!expression.TryRoll(dice, out var roll, out error, sheet, limits))
            {
                return null;
            }

            counts[roll.Total] = counts.GetValueOrDefault(roll.Total) + 1;
        }

        error = null;

        // Dvoretzky, Kiefer and Wolfowitz: how far a sampled distribution can be from the true one.
        return new Odds(Distribution.Of(counts, samples), false, Math.Sqrt(Math.Log(2e6) / (2.0 * samples)));
    }
}
