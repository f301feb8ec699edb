namespace PluginHost.Dice;

/// <param name="Sign">1, or -1 when the die is subtracted.</param>
public sealed record RolledDie(int Sides, int Value, int Sign);

/// <param name="Expression">What was rolled, in its plain form.</param>
/// <param name="Total">The sum.</param>
/// <param name="Breakdown">How it came about, such as <c>1d20 (14) + 5 = 19</c>.</param>
/// <param name="Dice">Every die, in order.</param>
public sealed record DiceRoll(string Expression, long Total, string Breakdown, IReadOnlyList<RolledDie> Dice);

/// <param name="Column">Where it went wrong, from 1.</param>
public sealed record DiceError(int Column, string Message, string Hint);

/// <summary>Either an expression or an error.</summary>
public sealed record DiceParse(DiceExpression? Expression, DiceError? Error);
