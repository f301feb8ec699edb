using System.Collections.Immutable;

namespace PluginHost.Dice;

internal sealed partial class Roller
{
    /// <summary>What dice come to: their sum, or what is counted.</summary>
    private static Number Settled(ImmutableArray<Modifier> modifiers, Span<Die> dice)
    {
        var total = Total(dice);
        foreach (var modifier in modifiers)
        {
            total = modifier switch
            {
                CountModifier count => Successes(count, dice),
                MatchModifier { Counts: true } match => Sets(match, dice),
                MarginModifier margin => margin.Of(total),
                _ => total,
            };
        }

        return total;
    }

    private static Number Total(ReadOnlySpan<Die> dice)
    {
        // Whole numbers below a limit cannot overflow a long, however many dice there are. Which dice count is chance: adding nothing is faster than asking.
        long whole = 0;
        var rest = Number.Zero;
        foreach (ref readonly var die in dice)
        {
            if (die.IsSmall(out var value))
            {
                whole += value & (((long)(die.Marks & Marks.Out) - 1) >> 63);
            }
            else if (die.Counts)
            {
                rest += die.Value;
            }
        }

        return rest + whole;
    }

    private static Number Successes(CountModifier count, Span<Die> dice)
    {
        var successes = Number.Zero;
        foreach (ref var die in dice)
        {
            if (!die.Counts)
            {
                continue;
            }

            successes += count.Worth(die.Value);
            die.Marks |= count.Succeeds(die.Value) ? Marks.Success : count.Fails(die.Value) ? Marks.Failure : Marks.None;
        }

        return successes;
    }

    private static Number Sets(MatchModifier match, Span<Die> dice)
    {
        var sizes = new Dictionary<Number, long>();
        foreach (ref readonly var die in dice)
        {
            if (die.Counts && (match.On is not { } on || on.Holds(die.Value)))
            {
                sizes[die.Value] = sizes.GetValueOrDefault(die.Value) + 1;
            }
        }

        return sizes.Values.Count(size => size >= match.Least);
    }
}
