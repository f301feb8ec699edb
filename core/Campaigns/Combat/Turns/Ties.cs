namespace PluginHost.Campaigns;

/// <summary>Who comes first among equal initiatives: the greater bonus, then chance. Nobody else's number changes, so that one whom nobody sees moves nobody.</summary>
internal static class Ties
{
    private const int Widest = 10_000;
    private const int Step = 200;

    public static int Of(IEnumerable<Fighter> all, Fighter one, int chance)
    {
        var same = Same(all, one);
        var first = same.FindIndex(other => Rank(other) <= Rank(one));
        first = first < 0 ? same.Count : first;
        var last = same.FindIndex(other => Rank(other) < Rank(one));
        last = last < 0 ? same.Count : last;
        return At(same, first + (chance % (last - first + 1)), chance);
    }

    /// <summary>Right behind another.</summary>
    public static int Behind(IEnumerable<Fighter> all, Fighter one, Fighter other, int chance)
    {
        var same = Same(all, one with { Initiative = other.Initiative });
        return At(same, same.FindIndex(fighter => fighter.Id == other.Id) + 1, chance);
    }

    private static List<Fighter> Same(IEnumerable<Fighter> all, Fighter one) =>
        [.. Fight.InOrder(all.Where(other => other.Id != one.Id && other.Initiative == one.Initiative))];

    private static int At(List<Fighter> same, int place, int chance)
    {
        int? above = place > 0 ? same[place - 1].Tie : null;
        int? below = place < same.Count ? same[place].Tie : null;
        return (above, below) switch
        {
            (null, null) => 1 + (chance % (Widest - 1)),
            (null, { } under) => under + 1 + (chance % Step),
            ({ } over, null) => over - 1 - (chance % Step),
            ({ } over, { } under) => over - under > 1 ? under + 1 + (chance % (over - under - 1)) : under,
        };
    }

    /// <summary>A lair comes after all others.</summary>
    private static int Rank(Fighter one) => one.Lair ? int.MinValue : one.Traits.Bonus ?? 0;
}
