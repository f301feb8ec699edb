using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Dice;

/// <summary>An expression that was understood: a tree that can be rolled, printed and computed as often as wanted. Immutable.</summary>
public sealed class Expression
{
    private RollLimits? _admittedTo;

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
    /// <param name="limits">What the roll may cost; it is refused before a die falls when it could cost more.</param>
    public bool TryRoll(
        DiceSource source, [NotNullWhen(true)] out Roll? roll, [NotNullWhen(false)] out DiceError? error, IReadOnlyDictionary<string, Number>? sheet = null, RollLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        limits ??= RollLimits.Usual;
        error = Refusal(sheet, limits);
        roll = error is null ? Roller.Own.Roll(this, source, sheet, limits.Dice, out error) : null;
        return roll is not null;
    }

    /// <summary>Why rolling could cost too much, or never end; known without rolling.</summary>
    public DiceError? Refusal(IReadOnlyDictionary<string, Number>? sheet = null, RollLimits? limits = null)
    {
        limits ??= RollLimits.Usual;
        if (sheet is null && ReferenceEquals(_admittedTo, limits))
        {
            return null;
        }

        var admission = new Admission(limits, sheet);
        admission.Look(Root);
        if (admission.Error is null && sheet is null)
        {
            _admittedTo = limits;
        }

        return admission.Error;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
