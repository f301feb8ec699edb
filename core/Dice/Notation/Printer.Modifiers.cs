using System.Globalization;

namespace PluginHost.Dice;

public sealed partial class Printer
{
    /// <summary>How the standard dialect, Roll20 and rpg-dice-roller write a modifier; null when they have no word for it.</summary>
    private string? Usual(Modifier modifier) => modifier switch
    {
        SelectModifier { Which: [var one] } select => Ranked(select.Keeps ? "k" : "d", one, matching: _rules.Words),
        ExplodeModifier { Most: null } explode when !explode.Once || (_rules.Words && !explode.Penetrate) =>
            Conditional((explode.Compound ? "!!" : "!") + (explode.Penetrate ? "p" : "") + (explode.Once ? "o" : ""), explode.On),
        RerollModifier { How: Rerolling.Until } reroll => Conditional(_rules.Words ? "rr" : "r", reroll.On),
        RerollModifier { How: Rerolling.Once } reroll => Conditional("ro", reroll.On),
        RerollModifier reroll when _rules.Words => Conditional("ra", reroll.On),
        BoundModifier bound => (bound.Minimum ? "min" : "max") + Exact(bound.Value),
        CountModifier { Success: { } success, TakesValue: false } count when _rules.Counts && Limit(success) is { } counted =>
            count.Failure is null ? counted : Limit(count.Failure.Value) is { } limit ? $"{counted}f{limit}" : null,
        MarginModifier { Below: false } margin when _rules.Words => "ms" + Exact(margin.Target),
        MarkModifier { Success: true, On: { How: Comparison.AtLeast } on } when _rules.Words => "crit" + Exact(on.Than),
        MarkModifier mark => Conditional(mark.Success ? "cs" : "cf", mark.On),
        UniqueModifier unique => Conditional(unique.Once ? "uo" : "u", unique.On),
        SortModifier sort => sort.Descending ? "sd" : "sa",
        MatchModifier match when !_rules.FixedOrder =>
            Conditional((match.Counts ? "mt" : "m") + (match.Least == 2 ? "" : match.Least.ToString(CultureInfo.InvariantCulture)), match.On),
        AdvantageModifier advantage when _rules.Words => (advantage.Dice, advantage.Keeps.Rank, advantage.Keeps.Number) switch
        {
            (2, Rank.Highest, 1) => "adv",
            (2, Rank.Lowest, 1) => "dis",
            (3, Rank.Highest, 1) => "elven",
            _ => null,
        },
        _ => null,
    };

    private string? Avrae(Modifier modifier) => modifier switch
    {
        SelectModifier select => select.Which.Select(one => Selected(select.Keeps ? "k" : "p", one)).Aggregate("", static (all, one) => all + one),
        ExplodeModifier { Compound: false, Penetrate: false, Once: false, Most: null, On: { } on } => Selected("e", on),
        RerollModifier { On: { } on } reroll => Selected(reroll.How switch { Rerolling.Until => "rr", Rerolling.Once => "ro", _ => "ra" }, on),
        BoundModifier bound => (bound.Minimum ? "mi" : "ma") + Exact(bound.Value),
        _ => null,
    };

    private string? Foundry(Modifier modifier) => modifier switch
    {
        SelectModifier { Which: [var one] } select => Ranked(select.Keeps ? "k" : "d", one, matching: false),
        ExplodeModifier { Compound: false, Penetrate: false, Once: false, Most: { } most, On: { Rank: Rank.Matching } on } =>
            string.Create(CultureInfo.InvariantCulture, $"x{most}{Sign(on.Condition.How)}{Exact(on.Condition.Than)}"),
        ExplodeModifier { Compound: false, Penetrate: false, Most: null } explode => Conditional(explode.Once ? "xo" : "x", explode.On),
        RerollModifier { How: not Rerolling.AddOne } reroll => Conditional(reroll.How == Rerolling.Once ? "r" : "rr", reroll.On),
        BoundModifier bound => (bound.Minimum ? "min" : "max") + Exact(bound.Value),
        MarginModifier margin => (margin.Below ? "ms<" : "ms>") + Exact(margin.Target),
        CountModifier { Success.How: Comparison.Even or Comparison.Odd } count => Condition.Sign(count.Success.Value.How) + Failures(count),
        CountModifier { Success: { } success } count => "cs" + Limit(success) + Failures(count),
        CountModifier count => Failures(count),
        _ => null,
    };

    private string Failures(CountModifier count) =>
        count.Failure is not { } failure ? "" : (count.TakesValue ? "sf" : "df") + (failure == count.Success?.Opposite ? "" : Limit(failure));

    private string Selected(string sign, Selector on) => on.Rank == Rank.Matching
        ? sign + (on.Condition.How == Comparison.Equal ? "" : Sign(on.Condition.How)) + Exact(on.Condition.Than)
        : Ranked(sign, on, matching: false)!;

    private string? Ranked(string sign, Selector on, bool matching) => on.Rank switch
    {
        Rank.Matching => matching && Limit(on.Condition) is { } limit ? sign + limit : null,
        Rank.Highest => string.Create(CultureInfo.InvariantCulture, $"{sign}h{on.Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{sign}l{on.Number}"),
    };

    private string? Conditional(string sign, Selector? on) => on is null ? sign : on is { Rank: Rank.Matching, Condition: var condition } ? Conditional(sign, condition) : null;

    private string? Conditional(string sign, Condition? on) => on is null ? sign : Limit(on.Value) is { } limit ? sign + limit : null;
}
