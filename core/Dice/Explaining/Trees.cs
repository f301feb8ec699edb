using System.Collections.Immutable;

namespace PluginHost.Dice;

/// <summary>Whether two trees mean the same, wherever their parts stand in the text and whatever dialect they were read in.</summary>
internal static class Trees
{
    public static bool Same(Node? one, Node? other)
    {
        if (one is null || other is null)
        {
            return one is null && other is null;
        }

        return (Bare(one), Bare(other)) switch
        {
            (NumberNode a, NumberNode b) => a.Value == b.Value,
            (VariableNode a, VariableNode b) => a.Name == b.Name,
            (PoolNode a, PoolNode b) => Same(a.Count, b.Count) && SameFaces(a.Faces, b.Faces) && Same(a.Sides, b.Sides) && SameModifiers(a.Modifiers, b.Modifiers, ofGroups: false),
            (GroupNode a, GroupNode b) => a.DiceCount == b.DiceCount && All(a.Members, b.Members) && Same(a.Times, b.Times) && SameModifiers(a.Modifiers, b.Modifiers, a.DiceCount),
            (SumNode a, SumNode b) => a.Terms.Length == b.Terms.Length && a.Terms.Zip(b.Terms).All(static pair => pair.First.Minus == pair.Second.Minus && Same(pair.First.Value, pair.Second.Value)),
            (ProductNode a, ProductNode b) => Same(a.First, b.First) && a.Rest.Length == b.Rest.Length
                && a.Rest.Zip(b.Rest).All(static pair => pair.First.How == pair.Second.How && Same(pair.First.Value, pair.Second.Value)),
            (PowerNode a, PowerNode b) => Same(a.Base, b.Base) && Same(a.Exponent, b.Exponent),
            (NegativeNode a, NegativeNode b) => Same(a.Value, b.Value),
            (ComparisonNode a, ComparisonNode b) => a.How == b.How && Same(a.Left, b.Left) && Same(a.Right, b.Right),
            (CallNode a, CallNode b) => ReferenceEquals(a.Function, b.Function) && All(a.Arguments, b.Arguments),
            (LabelNode a, LabelNode b) => a.Label == b.Label && Same(a.Value, b.Value),
            (CheckNode a, CheckNode b) => Same(a.Value, b.Value) && Same(a.Target, b.Target),
            (WholeNode a, WholeNode b) => Same(a.Value, b.Value),
            _ => false,
        };
    }

    /// <summary>Whether a node cannot come to a fraction, as far as that shows without computing it.</summary>
    public static bool IsWhole(Node node) => node switch
    {
        NumberNode number => number.Value.IsWhole,
        PoolNode pool => WholeModifiers(pool.Modifiers),
        GroupNode group => group.Members.All(IsWhole) && WholeModifiers(group.Modifiers),
        SumNode sum => sum.Terms.All(static term => IsWhole(term.Value)),
        ProductNode product => IsWhole(product.First) && product.Rest.All(static factor => factor.How != Operation.Divide && IsWhole(factor.Value)),
        NegativeNode negative => IsWhole(negative.Value),
        LabelNode label => IsWhole(label.Value),
        CheckNode check => IsWhole(check.Value),
        PowerNode { Exponent: NumberNode { Value: { IsWhole: true, Sign: >= 0 } } } power => IsWhole(power.Base),
        CallNode { Function.Name: "floor" or "ceil" or "round" or "sign" } or ComparisonNode or WholeNode => true,
        CallNode { Function.Name: "abs" or "min" or "max" } call => call.Arguments.All(IsWhole),
        _ => false,
    };

    /// <summary>Without what changes nothing: rounding what is whole, and braces around one member that nothing is done to.</summary>
    private static Node Bare(Node node) => node switch
    {
        WholeNode whole when IsWhole(whole.Value) => Bare(whole.Value),
        GroupNode { Times: null, Modifiers.IsEmpty: true, Members: [var only] } => Bare(only),
        _ => node,
    };

    private static bool All(ImmutableArray<Node> some, ImmutableArray<Node> others) => some.Length == others.Length && some.Zip(others).All(static pair => Same(pair.First, pair.Second));

    private static bool WholeModifiers(ImmutableArray<Modifier> modifiers) =>
        modifiers.All(static modifier => modifier is not (BoundModifier { Value.IsWhole: false } or MarginModifier { Target.IsWhole: false }));

    private static bool SameFaces(Faces? one, Faces? other)
    {
        if (one is null || other is null || one.Equals(other))
        {
            return one is null == other is null;
        }

        if (one.Count != other.Count || one.Lowest != other.Lowest || one.Highest != other.Highest)
        {
            return false;
        }

        // Unequal names of one size: either both rise by one step from the same lowest to the same highest, or one is a list, which is short.
        return (one.IsEven && other.IsEven) || Values(one).SequenceEqual(Values(other));
    }

    private static IOrderedEnumerable<long> Values(Faces faces) => Enumerable.Range(0, (int)faces.Count).Select(index => faces.Value(index)).Order();

    private static bool SameModifiers(ImmutableArray<Modifier> some, ImmutableArray<Modifier> others, bool ofGroups)
    {
        if (some.Length != others.Length)
        {
            return false;
        }

        var dropped = false;
        for (var index = 0; index < some.Length; index++)
        {
            if (!SameModifier(some[index], others[index], dropped, ofGroups))
            {
                return false;
            }

            dropped |= some[index] is SelectModifier or AdvantageModifier;
        }

        return true;
    }

    /// <param name="one">A modifier.</param>
    /// <param name="other">Another.</param>
    /// <param name="dropped">Whether some dice may be out already: only then it matters who counts in ranks.</param>
    /// <param name="ofGroups">Whether members could be counted as well as dice.</param>
    private static bool SameModifier(Modifier one, Modifier other, bool dropped, bool ofGroups) => (one, other) switch
    {
        (SelectModifier a, SelectModifier b) => a.Keeps == b.Keeps && (a.OfAll == b.OfAll || !dropped) && a.Which.SequenceEqual(b.Which),
        (CountModifier a, CountModifier b) => Bare(a) == Bare(b) && (a.OfTotals == b.OfTotals || !ofGroups),
        _ => (one with { At = default }) == (other with { At = default }),
    };

    /// <summary>Without what makes no difference: nothing can cancel where nothing fails.</summary>
    private static CountModifier Bare(CountModifier count) => count with { At = default, OfTotals = false, Cancels = count.Cancels && count.Failure is not null };
}
