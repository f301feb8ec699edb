namespace PluginHost.Dice;

/// <summary>Why an expression cannot be read or rolled.</summary>
/// <param name="Code">Stable: <c>syntax</c>, <c>too-large</c>, <c>endless</c>, <c>no-value</c>, <c>unknown-variable</c>, <c>faces</c>.</param>
/// <param name="At">Where.</param>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Hint">What to write instead.</param>
public sealed record DiceError(string Code, TextSpan At, string Message, string Hint)
{
    public const string Syntax = "syntax";
    public const string TooLarge = "too-large";
    public const string Endless = "endless";
    public const string NoValue = "no-value";
    public const string UnknownVariable = "unknown-variable";
    public const string Faces = "faces";

    /// <summary>Where it went wrong, from 1.</summary>
    public int Column => At.Start + 1;
}
