namespace PluginHost.Dice;

internal static partial class Wording
{
    /// <param name="modifier">What is done.</param>
    /// <param name="what">To what: it, dice, or totals.</param>
    private static string Of(Modifier modifier, string what) => modifier switch
    {
        SelectModifier select => $"{string.Join(" and ", select.Which.Select(which => Which(which)))} {(select.Keeps ? "kept" : "dropped")}{(select.OfAll ? " (ranked among all)" : "")}",
        ExplodeModifier explode => Explode(explode),
        RerollModifier { How: Rerolling.AddOne } reroll => $"one more die added for the first that shows {Shown(reroll.On, "the lowest face")}",
        RerollModifier reroll => $"those that show {Shown(reroll.On, "the lowest face")} rerolled {(reroll.How == Rerolling.Once ? "once" : "until they do not")}",
        BoundModifier bound => bound.Minimum ? $"what is lower than {bound.Value} counted as {bound.Value}" : $"what is higher than {bound.Value} counted as {bound.Value}",
        CountModifier count => Counted(count, what),
        MarginModifier { Below: true } margin => $"by how much it stays below {margin.Target}",
        MarginModifier margin => $"by how much it passes {margin.Target}",
        MarkModifier mark => mark.Success ? $"{Face(mark.On, "the highest face")} marked as a critical success" : $"{Face(mark.On, "the lowest face")} marked as a critical failure",
        UniqueModifier unique => $"repeated faces{(unique.On is { } on ? " " + Than(on) : "")} rerolled {(unique.Once ? "once" : "until all differ")}",
        SortModifier sort => sort.Descending ? "shown from the highest down" : "shown from the lowest up",
        MatchModifier match => $"sets of {match.Least} or more equal dice{(match.On is { } on ? " " + Than(on) : "")} {(match.Counts ? "counted instead of added up" : "marked")}",
        AdvantageModifier { Keeps.Rank: Rank.Lowest } => "with disadvantage: thrown twice, the lower one kept",
        AdvantageModifier { Dice: 2 } => "with advantage: thrown twice, the higher one kept",
        AdvantageModifier advantage => $"thrown {Count(advantage.Dice)} times, the highest one kept",
        _ => "changed in some other way",
    };

    private static string Which(Selector which) => which.Rank == Rank.Matching
        ? "those that are " + Than(which.Condition)
        : $"the {(which.Rank == Rank.Highest ? "highest" : "lowest")} {Count(which.Number)}";

    private static string Explode(ExplodeModifier explode) =>
        $"{Shown(explode.On, "the highest face")} {(explode.Compound ? "adds another throw to the same die" : "brings another die")}{(explode.Penetrate ? " that counts one less" : "")}, {(explode.Most is { } most ? $"{most} times in all at most" : explode.Once ? "once" : "again and again")}";

    private static string Counted(CountModifier count, string what)
    {
        var failures = count.Failure is not { } failure ? "" : count.TakesValue ? $", {Than(failure)} takes its value away" : $", {Than(failure)} takes one away";
        return count.Success is { } success ? $"counting how many {(what == "totals" ? "totals" : "dice")} are {Than(success)}{failures}" : failures[2..];
    }

    private static string Shown(Selector? on, string otherwise) => on is not { } its ? otherwise : its.Rank == Rank.Matching ? Than(its.Condition) : Which(its);

    private static string Face(Condition? on, string otherwise) => on is { } its ? Than(its) : otherwise;

    private static string Than(Condition condition) => condition.How switch
    {
        Comparison.Equal => $"{condition.Than}",
        Comparison.AtLeast => $"{condition.Than} or more",
        Comparison.AtMost => $"{condition.Than} or less",
        Comparison.Even => "even",
        Comparison.Odd => "odd",
        var how => $"{Than(how)} {condition.Than}",
    };

    private static string Than(Comparison how) => how switch
    {
        Comparison.Equal => "equal to",
        Comparison.NotEqual => "other than",
        Comparison.Less => "less than",
        Comparison.AtMost => "at most",
        Comparison.More => "more than",
        _ => "at least",
    };
}
