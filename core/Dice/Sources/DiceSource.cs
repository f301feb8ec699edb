namespace PluginHost.Dice;

/// <summary>Where faces come from.</summary>
public abstract class DiceSource
{
    /// <summary>Throws one die.</summary>
    /// <returns>What it shows; null when the source has no face for it.</returns>
    public abstract long? Throw(Faces faces);

    /// <summary>Throws a die for each place, in order; every die is new and has its worth.</summary>
    /// <returns>For how many there was a face.</returns>
    internal virtual int Throw(Faces faces, Span<Die> dice)
    {
        for (var index = 0; index < dice.Length; index++)
        {
            if (Throw(faces) is not { } face)
            {
                return index;
            }

            dice[index] = new Die(face, faces.Worth(face));
        }

        return dice.Length;
    }

    /// <summary>Told before each pool is thrown, with its place in the roll.</summary>
    public virtual void Begin(int pool)
    {
        // Most dice do not care what they are thrown for.
    }

    /// <summary>Why there was no face.</summary>
    public virtual string Reason => "There are no more dice.";
}
