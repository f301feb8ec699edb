using System.Collections.Immutable;

namespace PluginHost.Dice;

/// <summary>What is done to the dice of a pool, or to the members of a group, in the order written.</summary>
public abstract record Modifier(TextSpan At);

/// <summary>Keeps or drops whatever any of the selectors means.</summary>
/// <param name="OfAll">Whether ranks count all dice; otherwise only those that still count.</param>
public sealed record SelectModifier(TextSpan At, bool Keeps, ImmutableArray<Selector> Which, bool OfAll) : Modifier(At);

/// <param name="On">Null for the highest face.</param>
/// <param name="Compound">Adds to the die instead of making another.</param>
/// <param name="Penetrate">Each further die counts one less.</param>
/// <param name="Once">Further dice do not explode.</param>
/// <param name="Most">How many further dice there are in all, if that is bounded.</param>
public sealed record ExplodeModifier(TextSpan At, Selector? On, bool Compound, bool Penetrate, bool Once, long? Most = null) : Modifier(At);

public enum Rerolling
{
    Until,
    Once,

    /// <summary>Adds one more die and keeps both.</summary>
    AddOne,
}

/// <param name="On">Null for the lowest face.</param>
public sealed record RerollModifier(TextSpan At, Selector? On, Rerolling How) : Modifier(At);

/// <summary>Raises what is lower, or lowers what is higher.</summary>
public sealed record BoundModifier(TextSpan At, bool Minimum, Number Value) : Modifier(At);

/// <summary>Counts instead of adding up.</summary>
/// <param name="Success">Each counts one; null where whatever is no failure counts what it shows.</param>
/// <param name="Failure">Each takes one success away.</param>
/// <param name="OfTotals">Counts members even where a group of one has dice.</param>
/// <param name="TakesValue">A failure takes away what it shows, rather than one.</param>
/// <param name="Cancels">What is a success and a failure at once counts nothing; otherwise it is a success.</param>
public sealed record CountModifier(TextSpan At, Condition? Success, Condition? Failure, bool OfTotals = false, bool TakesValue = false, bool Cancels = false) : Modifier(At)
{
    public bool Succeeds(Number value) => Success is { } success && success.Holds(value) && !(Cancels && Failure is { } failure && failure.Holds(value));

    public bool Fails(Number value) => Failure is { } failure && failure.Holds(value) && Success?.Holds(value) != true;

    /// <summary>What a value counts.</summary>
    public Number Worth(Number value) => Succeeds(value) ? 1 : Fails(value) ? TakesValue ? -value : -1 : Success is null ? value : Number.Zero;
}

/// <summary>By how much the total passes a target.</summary>
/// <param name="Below">By how much it stays below, instead.</param>
public sealed record MarginModifier(TextSpan At, Number Target, bool Below = false) : Modifier(At)
{
    public Number Of(Number total) => Below ? Target - total : total - Target;
}

/// <summary>Marks criticals; the total does not change.</summary>
/// <param name="On">Null for the highest face, or the lowest for failures.</param>
public sealed record MarkModifier(TextSpan At, bool Success, Condition? On) : Modifier(At);

/// <summary>Rerolls what another die shows already.</summary>
/// <param name="On">Only where this holds too.</param>
public sealed record UniqueModifier(TextSpan At, bool Once, Condition? On) : Modifier(At);

public sealed record SortModifier(TextSpan At, bool Descending) : Modifier(At);

/// <summary>Counts the sets of equal dice.</summary>
/// <param name="Least">How many make a set.</param>
/// <param name="On">Only faces for which this holds.</param>
/// <param name="Counts">Whether the sets are the total; otherwise they are only marked.</param>
public sealed record MatchModifier(TextSpan At, long Least, Condition? On, bool Counts) : Modifier(At);

/// <summary>The die is thrown several times, and the best or worst one counts.</summary>
/// <param name="Dice">How many times, the first included.</param>
public sealed record AdvantageModifier(TextSpan At, int Dice, Selector Keeps) : Modifier(At);
