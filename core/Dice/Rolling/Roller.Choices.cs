namespace PluginHost.Dice;

internal sealed partial class Roller
{
    private static void Mark(MarkModifier mark, Faces faces, Span<Die> dice)
    {
        foreach (ref var die in dice)
        {
            if (mark.On is { } on ? on.Holds(die.Face) : die.Face == (mark.Success ? faces.Highest : faces.Lowest))
            {
                die.Marks |= mark.Success ? Marks.CriticalSuccess : Marks.CriticalFailure;
            }
        }
    }

    private static void Select(SelectModifier select, Span<Die> dice)
    {
        Span<bool> meant = dice.Length <= 256 ? stackalloc bool[dice.Length] : new bool[dice.Length];
        foreach (var selector in select.Which)
        {
            Choose(dice, selector, select.OfAll, meant);
        }

        for (var index = 0; index < dice.Length; index++)
        {
            if (meant[index] != select.Keeps)
            {
                dice[index].Marks |= Marks.Dropped;
            }
        }
    }

    private static bool[] Chosen(Span<Die> dice, Selector selector)
    {
        var meant = new bool[dice.Length];
        Choose(dice, selector, ofAll: false, meant);
        return meant;
    }

    /// <summary>Marks the dice that a selector means. Of equal dice, the first thrown comes first; where all have one rank, which keeping and dropping share, it is also the lowest.</summary>
    private static void Choose(Span<Die> dice, Selector selector, bool ofAll, Span<bool> meant)
    {
        var ignored = ofAll ? Marks.Replaced | Marks.Absorbed : Marks.Out;
        if (selector.Rank == Rank.Matching)
        {
            for (var index = 0; index < dice.Length; index++)
            {
                meant[index] |= (dice[index].Marks & ignored) == Marks.None && selector.Condition.Holds(dice[index].Value);
            }

            return;
        }

        Span<int> order = dice.Length <= 256 ? stackalloc int[dice.Length] : new int[dice.Length];
        var count = 0;
        for (var index = 0; index < dice.Length; index++)
        {
            if ((dice[index].Marks & ignored) == Marks.None)
            {
                order[count++] = index;
            }
        }

        order = order[..count];
        Order(order, dice, highest: selector.Rank == Rank.Highest && !ofAll);
        var most = (int)Math.Min(count, selector.Number);
        foreach (var index in ofAll && selector.Rank == Rank.Highest ? order[(count - most)..] : order[..most])
        {
            meant[index] = true;
        }
    }

    private static void Order(Span<int> order, Span<Die> dice, bool highest)
    {
        if (order.Length > 32)
        {
            var keys = new (Number, int)[order.Length];
            for (var at = 0; at < keys.Length; at++)
            {
                keys[at] = (highest ? -dice[order[at]].Value : dice[order[at]].Value, order[at]);
            }

            Array.Sort(keys);
            for (var at = 0; at < keys.Length; at++)
            {
                order[at] = keys[at].Item2;
            }

            return;
        }

        for (var at = 1; at < order.Length; at++)
        {
            var moving = order[at];
            var hole = at;
            for (; hole > 0 && (highest ? dice[order[hole - 1]].Value < dice[moving].Value : dice[order[hole - 1]].Value > dice[moving].Value); hole--)
            {
                order[hole] = order[hole - 1];
            }

            order[hole] = moving;
        }
    }
}
