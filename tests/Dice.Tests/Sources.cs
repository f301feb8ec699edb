namespace PluginHost.Dice.Tests;

/// <summary>Dice that fall as written, and that say so when one is asked for too many.</summary>
internal sealed class Scripted(IReadOnlyList<int> script) : IDiceSource
{
    public List<int> Asked { get; } = [];

    public int Next(int sides)
    {
        var value = script[Asked.Count];
        Asked.Add(sides);
        return value;
    }
}

/// <summary>Dice that always show their highest number, and count how often they fell.</summary>
internal sealed class Highest : IDiceSource
{
    public int Fallen { get; private set; }

    public int Next(int sides)
    {
        Fallen++;
        return sides;
    }
}

internal static class Outcomes
{
    /// <summary>How many of all equally likely ways lead to each total.</summary>
    public static SortedDictionary<long, int> Of(string text)
    {
        var expression = DiceExpression.Parse(text).Expression!;
        var sides = expression.Roll(new Highest()).Dice.Select(static die => die.Sides).ToList();
        var ways = new SortedDictionary<long, int>();
        foreach (var script in Ways(sides, 0))
        {
            var source = new Scripted(script);
            var total = expression.Roll(source).Total;
            Assert.Equal(sides, source.Asked);
            ways[total] = ways.GetValueOrDefault(total) + 1;
        }

        return ways;
    }

    private static IEnumerable<int[]> Ways(List<int> sides, int from)
    {
        if (from == sides.Count)
        {
            return [[]];
        }

        return Enumerable.Range(1, sides[from]).SelectMany(value => Ways(sides, from + 1).Select(rest => (int[])[value, .. rest]));
    }
}
