namespace PluginHost.Campaigns;

/// <summary>Keeps what was made last, up to a size. Whoever wants what is being made waits for it.</summary>
/// <param name="room">How much there may be in all.</param>
/// <param name="size">How much room something takes; nothing when it is not worth keeping.</param>
internal sealed class Shelf<T>(long room, Func<T, long?> size)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Kept> _order = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _kept = new(StringComparer.Ordinal);
    private long _used;

    /// <param name="key">What it is.</param>
    /// <param name="make">Makes it when it is not there. What fails is not kept.</param>
    /// <param name="cancellationToken">Ends the wait, not the making.</param>
    public async Task<T> GetAsync(string key, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        LinkedListNode<Kept>? node;
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
            }
            else
            {
                var fresh = _order.AddFirst(new Kept(key));
                _kept[key] = node = fresh;
                fresh.Value.Made = Task.Run(() => MakeAsync(fresh, make), CancellationToken.None);
            }
        }

        return await node.Value.Made.WaitAsync(cancellationToken);
    }

    /// <summary>Who waits goes on only when it is decided what is kept.</summary>
    private async Task<T> MakeAsync(LinkedListNode<Kept> node, Func<Task<T>> make)
    {
        long? weight = null;
        try
        {
            var made = await make();
            weight = size(made);
            return made;
        }
        finally
        {
            Weigh(node, weight);
        }
    }

    private void Weigh(LinkedListNode<Kept> node, long? weight)
    {
        lock (_lock)
        {
            if (weight is not { } its || node.List is null)
            {
                Drop(node);
                return;
            }

            node.Value.Size = its;
            _used += its;
            for (var last = _order.Last; _used > room && last is not null && last != node; last = _order.Last)
            {
                Drop(last);
            }
        }
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        if (node.List is not null)
        {
            _order.Remove(node);
            _kept.Remove(node.Value.Key);
            _used -= node.Value.Size;
        }
    }

    private sealed class Kept(string key)
    {
        public string Key => key;

        public Task<T> Made { get; set; } = null!;

        public long Size { get; set; }
    }
}
