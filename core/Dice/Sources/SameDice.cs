namespace PluginHost.Dice;

/// <summary>The dice of an earlier roll once more, pool by pool: what another modifier would have made of them. What it needs beyond them comes from elsewhere.</summary>
public sealed class SameDice(Roll earlier, DiceSource further) : DiceSource
{
    private int _pool = -1;
    private int _next;

    /// <summary>How many dice had to be thrown anew.</summary>
    public int New { get; private set; }

    public override string Reason => further.Reason;

    public override void Begin(int pool) => (_pool, _next) = (pool, 0);

    public override long? Throw(Faces faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (_pool < earlier.Throws.Length && earlier.Throws[_pool] is var thrown && thrown.Faces.Equals(faces) && _next < thrown.Length)
        {
            return earlier.Dice[thrown.Start + _next++].Face;
        }

        New++;
        return further.Throw(faces);
    }
}
