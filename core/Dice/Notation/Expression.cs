using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Dice;

/// <summary>An expression that was understood: a tree that can be rolled, printed and computed as often as wanted. Immutable.</summary>
public sealed class Expression
{
    private Expression(string text, Dialect dialect, Node root, string? comment) => (Text, Dialect, Root, Comment) = (text, dialect, root, comment);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public Dialect Dialect { get; }

    public Node Root { get; }

    /// <summary>What the writer said about it.</summary>
    public string? Comment { get; }

    /// <summary>Reads an expression to its end.</summary>
    /// <returns>Whether all of it was understood.</returns>
    public static bool TryParse(string text, Dialect dialect, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out DiceError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new Reader(text, DialectRules.Of(dialect));
        var root = reader.ReadAll();
        error = reader.Error;
        expression = error is null ? new Expression(text, dialect, root!, reader.Comment) : null;
        return expression is not null;
    }

    /// <summary>Rolls once.</summary>
    /// <param name="source">The dice.</param>
    /// <param name="roll">What fell.</param>
    /// <param name="error">Why it has no value.</param>
    /// <param name="sheet">The values of a character's sheet.</param>
    /// <param name="mostDice">How many dice may fall.</param>
    public bool TryRoll(
        DiceSource source, [NotNullWhen(true)] out Roll? roll, [NotNullWhen(false)] out DiceError? error, IReadOnlyDictionary<string, Number>? sheet = null, int mostDice = 10_000)
    {
        ArgumentNullException.ThrowIfNull(source);
        roll = Roller.Own.Roll(this, source, sheet, mostDice, out error);
        return roll is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
