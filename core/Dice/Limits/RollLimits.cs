namespace PluginHost.Dice;

/// <summary>What a caller may make the host do with one roll.</summary>
/// <param name="Dice">How many dice may fall.</param>
/// <param name="Parts">How many parts of an expression may be looked at, repeats counted.</param>
public sealed record RollLimits(int Dice, int Parts)
{
    public static RollLimits Usual { get; } = new(10_000, 100_000);
}
