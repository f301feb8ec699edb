namespace PluginHost.Dice;

/// <summary>Where another dialect reads the same characters differently, or not at all.</summary>
/// <param name="Dialect">Whose reading it is.</param>
/// <param name="Words">One sentence.</param>
/// <param name="Error">Why that dialect refuses it; null when it reads something else.</param>
/// <param name="Here">What the expression comes to as it was meant; null when it has no odds.</param>
/// <param name="There">What it would come to.</param>
public sealed record Difference(Dialect Dialect, string Words, DiceError? Error, Outlook? Here, Outlook? There);

/// <param name="Mean">What it comes to on average.</param>
/// <param name="Target">A total.</param>
/// <param name="AtLeast">The odds of reaching it.</param>
/// <param name="IsExact">Whether the odds are counted rather than estimated.</param>
public sealed record Outlook(double Mean, Number Target, double AtLeast, bool IsExact);
