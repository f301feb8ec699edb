namespace PluginHost.Campaigns;

/// <summary>Keeps what was made last, up to a size. Whoever wants what is being made waits for it.</summary>
internal sealed class Shelf<T>(long room, Func<T, long> size)
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
                var fresh = _order.AddFirst(new Kept(key, Task.Run(make, CancellationToken.None)));
                _kept[key] = node = fresh;
                _ = fresh.Value.Made.ContinueWith(_ => Weigh(fresh), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        return await node.Value.Made.WaitAsync(cancellationToken);
    }

    private void Weigh(LinkedListNode<Kept> node)
    {
        lock (_lock)
        {
            if (!node.Value.Made.IsCompletedSuccessfully)
            {
                Drop(node);
                return;
            }

            node.Value.Size = size(node.Value.Made.Result);
            _used += node.Value.Size;
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

    private sealed class Kept(string key, Task<T> made)
    {
        public string Key => key;

        public Task<T> Made => made;

        public long Size { get; set; }
    }
}
