namespace PluginHost.Rules.Index;

/// <summary>Goes forward over the chunks of a segment that a part of a query finds. Chunks that surely score no more than the floor may be left out.</summary>
internal abstract class Cursor
{
    public const int End = int.MaxValue;

    /// <summary>Where it stands; -1 before the first.</summary>
    public int Chunk { get; protected set; } = -1;

    /// <summary>No chunk scores more.</summary>
    public float Most { get; protected init; }

    /// <summary>At most so many chunks are found.</summary>
    public int Cost { get; protected init; }

    protected float Floor { get; private set; } = -1;

    /// <summary>To the first chunk that is not before the target, which is after where it stands.</summary>
    public abstract int Advance(int target);

    /// <summary>Of the chunk where it stands.</summary>
    public abstract float Score();

    /// <summary>No chunk from here to the last one scores more. Asked for in ascending order; moves nothing.</summary>
    public abstract float Bound(int from, out int last);

    public virtual void Raise(float floor) => Floor = Math.Max(Floor, floor);
}
