namespace PluginHost.Dice;

/// <summary>Where faces come from.</summary>
public abstract class DiceSource
{
    /// <summary>Throws one die.</summary>
    /// <returns>What it shows; null when the source has no face for it.</returns>
    public abstract long? Throw(Faces faces);

    /// <summary>Told before each pool is thrown, with its place in the roll.</summary>
    public virtual void Begin(int pool)
    {
        // Most dice do not care what they are thrown for.
    }

    /// <summary>Why there was no face.</summary>
    public virtual string Reason => "There are no more dice.";
}
