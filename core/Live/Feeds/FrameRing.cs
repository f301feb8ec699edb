namespace PluginHost.Live;

internal readonly record struct Frame(long Seq, Said Said);

/// <summary>
/// The recent messages of a channel, written once and read by each viewer at its own pace: there is no queue per viewer to grow.
/// Not safe for concurrent use: the channel guards it.
/// </summary>
internal sealed class FrameRing(int capacity)
{
    private const int First = 16;

    /// <summary>It grows as messages come: most channels never have many.</summary>
    private Frame[] _frames = new Frame[Math.Min(First, capacity)];

    /// <summary>How many messages there were in all; also the cursor of the next one.</summary>
    public long Head { get; private set; }

    /// <summary>All messages of events after this position are here.</summary>
    public long Floor { get; set; }

    private long Tail => Math.Max(0, Head - _frames.Length);

    public void Add(Frame frame)
    {
        // Before it was ever full, every message is still where its number says.
        if (Head == _frames.Length && Head < capacity)
            Array.Resize(ref _frames, (int)Math.Min(Head * 2, capacity));

        ref var slot = ref _frames[Head % _frames.Length];
        if (Head >= _frames.Length)
            Floor = slot.Seq;

        slot = frame;
        Head++;
    }

    /// <summary>The cursor of the first message after a position, or null when some of these are no longer here.</summary>
    public long? After(long seq)
    {
        if (seq < Floor)
            return null;

        var (low, high) = (Tail, Head);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_frames[middle % _frames.Length].Seq > seq)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>Copies messages from a cursor on; null when the first of them is no longer here.</summary>
    public int? Read(long cursor, Span<Frame> into)
    {
        if (cursor < Tail)
            return null;

        var count = (int)Math.Min(into.Length, Head - cursor);
        for (var i = 0; i < count; i++)
            into[i] = _frames[(cursor + i) % _frames.Length];

        return count;
    }
}
