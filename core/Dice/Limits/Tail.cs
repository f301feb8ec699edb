namespace PluginHost.Dice;

/// <summary>How many more dice fall when each may bring another.</summary>
internal static class Tail
{
    /// <summary>What happens less often than once in 2^64 rolls is taken as never happening.</summary>
    private const double Never = -64 * 0.69314718055994531;

    /// <summary>A number of further dice that is passed less than once in 2^64 rolls: a Chernoff bound of the sum of geometric chains.</summary>
    /// <param name="dice">How many chains.</param>
    /// <param name="again">The odds that a die brings another; below 1.</param>
    /// <param name="plenty">A number below which nobody asks for a closer one.</param>
    public static double Most(double dice, double again, double plenty)
    {
        if (dice <= 0 || again <= 0)
        {
            return 0;
        }

        var low = dice * again / (1 - again);
        var high = Math.Floor(low) + 64;
        while (high < 1e15 && LogOdds(dice, again, high) > Never)
        {
            (low, high) = (high, high * 2);
        }

        for (var turn = 0; turn < 100 && high - low > 1 && high > plenty; turn++)
        {
            var middle = Math.Floor((low + high) / 2);
            if (LogOdds(dice, again, middle) <= Never)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return Math.Ceiling(high);
    }

    private static double LogOdds(double dice, double again, double more) =>
        (dice * Math.Log((1 - again) * (dice + more) / dice)) - (more * Math.Log(more / (again * (dice + more))));
}
