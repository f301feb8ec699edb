namespace PluginHost.Rules.Index;

/// <summary>Goes forward over the chunks of a segment that a part of a query finds. Chunks that surely score no more than the floor may be left out.</summary>
internal abstract class Cursor
{
    public const int End = int.MaxValue;
    public const float NotFound = -1;

    /// <summary>Where it stands; -1 before the first.</summary>
    public int Chunk { get; protected set; } = -1;

    /// <summary>No chunk scores more.</summary>
    public float Most { get; protected init; }

    /// <summary>At most so many chunks are found.</summary>
    public int Cost { get; protected init; }

    protected float Floor { get; private set; } = NotFound;

    /// <summary>To the first chunk that is not before the target, which is after where it stands.</summary>
    public abstract int Advance(int target);

    /// <summary>Whether finding out if a chunk is found at all is work of its own: then it stands at chunks that <see cref="Score"/> may deny.</summary>
    public virtual bool IsLazy => false;

    /// <summary>Of the chunk where it stands; <see cref="NotFound"/> when that is not found after all, or not above the floor.</summary>
    public abstract float Score();

    /// <summary>The score is not more; cheap to say.</summary>
    public virtual float Cap() => Score();

    /// <summary>No chunk from here to the last one scores more. Asked for in ascending order; moves nothing.</summary>
    public abstract float Bound(int from, out int last);

    public virtual void Raise(float floor) => Floor = Math.Max(Floor, floor);
}
