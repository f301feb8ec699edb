namespace PluginHost.Dice;

/// <summary>Where faces come from.</summary>
public abstract class DiceSource
{
    /// <summary>Throws one die.</summary>
    /// <returns>What it shows; null when the source has no face for it.</returns>
    public abstract long? Throw(Faces faces);

    /// <summary>Why there was no face.</summary>
    public virtual string Reason => "There are no more dice.";
}
