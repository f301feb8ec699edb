namespace PluginHost.Dice;

/// <summary>
/// Dice that can be checked afterwards: the faces of a roll follow from a seed that was committed to before, its number, what players added, and the very
/// expression. Nobody can roll again until they like it. Hidden rolls come from a seed of their own.
/// </summary>
public static class Evening
{
    /// <summary>The dice of the next roll.</summary>
    /// <param name="seed">The open seed, or that of hidden rolls.</param>
    /// <param name="state">Where the evening stands.</param>
    /// <param name="hidden">Whether the roll is hidden.</param>
    /// <param name="expression">What is rolled.</param>
    public static DiceSource Dice(ReadOnlySpan<byte> seed, ProofState state, bool hidden, Expression expression)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(expression);
        return new SeededDice(Digest.Keyed(seed, "roll", $"{Number(state, hidden)}", state.Entropy, Dialects.NameOf(expression.Dialect), expression.Text));
    }

    /// <summary>The transcript's line for an open roll.</summary>
    public static ProofRecord Opened(ProofState state, Roll roll) => Chained(state, Told(state, roll, ProofKind.Open));

    /// <summary>The transcript's line for a hidden roll: bound, and not told. A nonce from the seed keeps anybody from trying all faces.</summary>
    public static ProofRecord Sealed(ProofState state, Roll roll, ReadOnlySpan<byte> hiddenSeed)
    {
        var told = Told(state, roll, ProofKind.Sealed);
        var nonce = Convert.ToHexStringLower(Digest.Keyed(hiddenSeed, "nonce", $"{told.Number}"));
        return Chained(state, new ProofRecord(ProofKind.Sealed, told.Number, "") { Commitment = Digest.Of("sealed", nonce, told.Content) });
    }

    /// <summary>The transcript's line for what a player adds to all rolls to come.</summary>
    public static ProofRecord Added(ProofState state, string text) => Chained(state, new ProofRecord(ProofKind.Entropy, 0, "") { Text = text });

    internal static ProofRecord Told(ProofState state, Roll roll, ProofKind kind)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(roll);
        return new ProofRecord(kind, Number(state, kind == ProofKind.Sealed), "")
        {
            Dialect = Dialects.NameOf(roll.Expression.Dialect),
            Expression = roll.Expression.Text,
            Faces = [.. roll.Dice.ToArray().Select(static die => die.Face)],
            Total = roll.Total.ToString(),
        };
    }

    internal static string Link(ProofState state, ProofRecord record) => Digest.Of("link", state.Link, record.Content);

    private static ProofRecord Chained(ProofState state, ProofRecord record) => record with { Link = Link(state, record) };

    private static long Number(ProofState state, bool hidden) => (hidden ? state.Sealed : state.Open) + 1;
}
