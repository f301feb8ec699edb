namespace PluginHost.Dice;

/// <summary>Whose reading of the same characters counts.</summary>
public enum Dialect
{
    /// <summary>PluginHost's own.</summary>
    Standard,

    Roll20,

    Foundry,

    Avrae,

    RpgDiceRoller,
}
