namespace PluginHost.Dice;

/// <summary>Which ranks a modifier leaves, of dice or members in order from the highest.</summary>
internal static class Kept
{
    /// <returns>Whether the modifier asks for ranks only.</returns>
    public static bool Narrow(bool[] kept, SelectModifier select)
    {
        if (select.Which is not [{ Rank: not Rank.Matching } which])
        {
            return false;
        }

        var open = Enumerable.Range(0, kept.Length).Where(rank => select.OfAll || kept[rank]).ToList();
        var number = (int)Math.Min(which.Number, int.MaxValue);
        var meant = (which.Rank == Rank.Highest ? open.Take(number) : open.TakeLast(number)).ToHashSet();
        for (var rank = 0; rank < kept.Length; rank++)
        {
            kept[rank] &= meant.Contains(rank) == select.Keeps;
        }

        return true;
    }

    /// <summary>The ranks that are left of so many dice; the selections ask for ranks only.</summary>
    public static bool[] Of(int dice, IEnumerable<SelectModifier> selects)
    {
        bool[] kept = [.. Enumerable.Repeat(true, dice)];
        foreach (var select in selects)
        {
            Narrow(kept, select);
        }

        return kept;
    }

    public static Func<Number, Number> Worth(CountModifier count) => count.Worth;
}
