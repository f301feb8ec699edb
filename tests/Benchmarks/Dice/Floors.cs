namespace PluginHost.Benchmarks;

/// <summary>What the same dice cost in a plain loop that knows them already.</summary>
internal static class Floors
{
    private static readonly Random Source = new(7);

    public static int Rolled(string expression) => expression switch
    {
        "1d20+5" => Die(20) + 5,
        "4d6kh3" => FourKeepThree(),
        "2d20kh1+7" => Math.Max(Die(20), Die(20)) + 7,
        "10d6!>5" => Exploding(10),
        "100d6" => Sum(100, 6),
        "8d6ro<2+4d8+12" => Rerolling(8) + Sum(4, 8) + 12,
        _ => throw new ArgumentException($"There is no loop for {expression}.", nameof(expression)),
    };

    private static int Die(int sides) => Source.Next(sides) + 1;

    private static int Sum(int count, int sides)
    {
        var sum = 0;
        for (var die = 0; die < count; die++)
        {
            sum += Die(sides);
        }

        return sum;
    }

    private static int FourKeepThree()
    {
        var (sum, lowest) = (0, 6);
        for (var die = 0; die < 4; die++)
        {
            var face = Die(6);
            sum += face;
            lowest = Math.Min(lowest, face);
        }

        return sum - lowest;
    }

    private static int Exploding(int count)
    {
        var sum = 0;
        for (var die = 0; die < count; die++)
        {
            int face;
            do
            {
                face = Die(6);
                sum += face;
            }
            while (face > 5);
        }

        return sum;
    }

    private static int Rerolling(int count)
    {
        var sum = 0;
        for (var die = 0; die < count; die++)
        {
            var face = Die(6);
            sum += face < 2 ? Die(6) : face;
        }

        return sum;
    }
}
