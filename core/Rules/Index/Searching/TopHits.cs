namespace PluginHost.Rules.Index;

/// <summary>The best so far: a heap with the least on top.</summary>
internal sealed class TopHits(int count)
{
    private readonly List<Hit> _heap = [];

    /// <summary>What a chunk must score more than to get in.</summary>
    public float Floor { get; private set; } = -1;

    /// <summary>Whether it got in, so that the floor may have risen.</summary>
    /// <param name="again">Whether the same chunk may have come before; then its better score counts.</param>
    public bool Offer(Hit hit, bool again)
    {
        if (hit.Score <= Floor)
        {
            return false;
        }

        var known = again ? _heap.FindIndex(other => other.Id == hit.Id) : -1;
        if (known >= 0)
        {
            if (_heap[known].Score < hit.Score)
            {
                _heap[known] = hit;
                Down(known);
            }
        }
        else if (_heap.Count < count)
        {
            _heap.Add(hit);
            Up();
        }
        else
        {
            _heap[0] = hit;
            Down(0);
        }

        if (_heap.Count == count)
        {
            Floor = _heap[0].Score;
        }

        return true;
    }

    public List<Hit> Sorted() => [.. _heap.OrderByDescending(static hit => hit.Score).ThenBy(static hit => hit.Id)];

    /// <summary>Of two that score the same, the later one goes first.</summary>
    private static bool Less(Hit one, Hit other) => one.Score < other.Score || (one.Score == other.Score && one.Id > other.Id);

    private void Up()
    {
        for (var at = _heap.Count - 1; at > 0 && Less(_heap[at], _heap[(at - 1) / 2]); at = (at - 1) / 2)
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
        }
    }

    private void Down(int at)
    {
        while (true)
        {
            var least = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < _heap.Count; child++)
            {
                least = Less(_heap[child], _heap[least]) ? child : least;
            }

            if (least == at)
            {
                return;
            }

            (_heap[at], _heap[least]) = (_heap[least], _heap[at]);
            at = least;
        }
    }
}
