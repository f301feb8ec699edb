namespace PluginHost.Dice;

internal sealed partial class Roller
{
    private const int PlaceBits = 24;
    private const long PlaceMask = (1L << PlaceBits) - 1;

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
        if (select.Which is [{ Rank: not Rank.Matching } only] && DropsFew(dice, only, select))
        {
            return;
        }

        SelectAny(select, dice);
    }

    private static void SelectAny(SelectModifier select, Span<Die> dice)
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

    /// <summary>The usual case, faster: of dice that all count, up to three are dropped.</summary>
    private static bool DropsFew(Span<Die> dice, in Selector selector, SelectModifier select)
    {
        var few = (int)Math.Min(dice.Length, select.Keeps ? dice.Length - Math.Min(dice.Length, selector.Number) : selector.Number);
        if (few is 0 or > 3)
        {
            return few == 0 && AllCount(dice);
        }

        // Of equal dice, those at the end of the order are dropped when the others are kept, and those at its beginning otherwise.
        var highest = selector.Rank == Rank.Highest;
        var last = select.Keeps != (select.OfAll && highest);
        var places = last ? 0 : PlaceMask;
        var dropped = Marks.None;
        for (; few > 0; few--)
        {
            var next = long.MinValue;
            for (var index = 0; index < dice.Length; index++)
            {
                ref readonly var die = ref dice[index];
                if ((die.Marks & Marks.Out & ~dropped) != Marks.None || !die.IsSmall(out var value))
                {
                    return false;
                }

                var rank = ((highest != select.Keeps ? value : -value) << PlaceBits) | (index ^ places);
                next = (die.Marks & dropped) == Marks.None ? Math.Max(next, rank) : next;
            }

            dice[(int)((next ^ places) & PlaceMask)].Marks |= Marks.Dropped;
            dropped = Marks.Dropped;
        }

        return true;
    }

    private static bool AllCount(ReadOnlySpan<Die> dice)
    {
        foreach (ref readonly var die in dice)
        {
            if (!die.Counts)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Which dice a rank does not count.</summary>
    private static Marks Ignored(bool ofAll) => ofAll ? Marks.Replaced | Marks.Absorbed : Marks.Out;

    private static bool[] Chosen(Span<Die> dice, Selector selector)
    {
        var meant = new bool[dice.Length];
        Choose(dice, selector, ofAll: false, meant);
        return meant;
    }

    /// <summary>Marks the dice that a selector means. Of equal dice, the first thrown comes first; where all have one rank, which keeping and dropping share, it is also the lowest.</summary>
    private static void Choose(Span<Die> dice, Selector selector, bool ofAll, Span<bool> meant)
    {
        var ignored = Ignored(ofAll);
        if (selector.Rank == Rank.Matching)
        {
            for (var index = 0; index < dice.Length; index++)
            {
                meant[index] |= (dice[index].Marks & ignored) == Marks.None && selector.Condition.Holds(dice[index].Value);
            }

            return;
        }

        Span<long> ranks = dice.Length <= 128 ? stackalloc long[dice.Length] : new long[dice.Length];
        var most = (int)Math.Min(dice.Length, selector.Number);
        var highest = selector.Rank == Rank.Highest;
        var count = Ranked(dice, ignored, highest && !ofAll, ranks);
        ranks = ranks[..count];
        Sort(ranks);
        most = Math.Min(most, count);
        foreach (var rank in ofAll && highest ? ranks[(count - most)..] : ranks[..most])
        {
            meant[(int)(rank & PlaceMask)] = true;
        }
    }

    /// <summary>A few are put in order faster by hand.</summary>
    private static void Sort(Span<long> ranks)
    {
        if (ranks.Length > 24)
        {
            ranks.Sort();
            return;
        }

        for (var at = 1; at < ranks.Length; at++)
        {
            var moving = ranks[at];
            var hole = at;
            for (; hole > 0 && ranks[hole - 1] > moving; hole--)
            {
                ranks[hole] = ranks[hole - 1];
            }

            ranks[hole] = moving;
        }
    }

    /// <summary>A number for each die that is not ignored: sorted, they put the dice in order, and their lower bits say which die it is.</summary>
    private static int Ranked(ReadOnlySpan<Die> dice, Marks ignored, bool highest, Span<long> ranks)
    {
        var count = 0;
        for (var index = 0; index < dice.Length; index++)
        {
            if ((dice[index].Marks & ignored) != Marks.None)
            {
                continue;
            }

            if (!dice[index].IsSmall(out var value))
            {
                return RankedByOrder(dice, ignored, highest, ranks);
            }

            ranks[count++] = ((highest ? -value : value) << PlaceBits) | (uint)index;
        }

        return count;
    }

    private static int RankedByOrder(ReadOnlySpan<Die> dice, Marks ignored, bool highest, Span<long> ranks)
    {
        var values = new SortedSet<Number>();
        foreach (ref readonly var die in dice)
        {
            values.Add(die.Value);
        }

        Number[] order = [.. values];
        var count = 0;
        for (var index = 0; index < dice.Length; index++)
        {
            if ((dice[index].Marks & ignored) == Marks.None)
            {
                long place = Array.BinarySearch(order, dice[index].Value);
                ranks[count++] = ((highest ? -place : place) << PlaceBits) | (uint)index;
            }
        }

        return count;
    }
}
