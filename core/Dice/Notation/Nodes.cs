using System.Collections.Immutable;

namespace PluginHost.Dice;

/// <summary>A part of an expression. All dialects read into this one tree.</summary>
public abstract record Node(TextSpan At);

public sealed record NumberNode(TextSpan At, Number Value) : Node(At);

/// <summary>A value of a character's sheet, by its path.</summary>
public sealed record VariableNode(TextSpan At, string Name) : Node(At);

/// <param name="Count">How many dice.</param>
/// <param name="Faces">What each shows; null when <paramref name="Sides"/> is computed.</param>
/// <param name="Sides">How many sides each has, when that is computed.</param>
public sealed record PoolNode(TextSpan At, Node Count, Faces? Faces, Node? Sides, ImmutableArray<Modifier> Modifiers) : Node(At);

/// <summary>Members with totals of their own: all of them are added up, kept, dropped or counted.</summary>
/// <param name="Times">How often all members are rolled; null for once.</param>
/// <param name="DiceCount">Whether a single member's dice are kept, dropped and counted, rather than its total.</param>
public sealed record GroupNode(TextSpan At, ImmutableArray<Node> Members, Node? Times, ImmutableArray<Modifier> Modifiers, bool DiceCount) : Node(At);

public readonly record struct Term(bool Minus, Node Value);

public sealed record SumNode(TextSpan At, ImmutableArray<Term> Terms) : Node(At);

public enum Operation
{
    Multiply,
    Divide,

    /// <summary>Rounded down.</summary>
    DivideWhole,

    /// <summary>With the sign of the divisor.</summary>
    Modulo,

    /// <summary>With the sign of the dividend.</summary>
    Remainder,
}

public readonly record struct Factor(Operation How, Node Value);

public sealed record ProductNode(TextSpan At, Node First, ImmutableArray<Factor> Rest) : Node(At);

public sealed record PowerNode(TextSpan At, Node Base, Node Exponent) : Node(At);

public sealed record NegativeNode(TextSpan At, Node Value) : Node(At);

/// <summary>1 when it holds, else 0.</summary>
public sealed record ComparisonNode(TextSpan At, Node Left, Comparison How, Node Right) : Node(At);

public sealed record CallNode(TextSpan At, Function Function, ImmutableArray<Node> Arguments) : Node(At);

public sealed record LabelNode(TextSpan At, Node Value, string Label) : Node(At);

/// <summary>A total held against a target: it stays the total, and says how well it did.</summary>
public sealed record CheckNode(TextSpan At, Node Value, Node Target) : Node(At);

/// <summary>Rounded towards zero at the very end, as Avrae does.</summary>
public sealed record WholeNode(TextSpan At, Node Value) : Node(At);
