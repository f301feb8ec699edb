namespace PluginHost.Journal;

/// <summary>A journal's head, its latest events in memory, and those who wait for the next one. Written by the writer only, after each commit.</summary>
internal sealed class Tail(long id, string name, long head)
{
    private const int Capacity = 512;

    private readonly Lock _gate = new();
    private readonly StoredEvent?[] _recent = new StoredEvent?[Capacity];
    private readonly HighMark _head = new(head);

    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The last committed position.</summary>
    public long Head => _head.Value;

    /// <summary>The last position that the running group has handed out; the writer's own.</summary>
    public long Reserved { get; set; } = head;

    public void Committed(IReadOnlyList<StoredEvent> events)
    {
        lock (_gate)
        {
            foreach (var happened in events)
            {
                _recent[happened.Seq % Capacity] = happened;
            }

            _head.RaiseTo(events[^1].Seq);
        }
    }

    /// <summary>A page of the events after a position, or null when memory does not reach back that far.</summary>
    public IReadOnlyList<StoredEvent>? After(EventQuery query)
    {
        lock (_gate)
        {
            var from = Math.Max(query.From, 0);
            if (Head - from > Capacity)
            {
                return null;
            }

            List<StoredEvent>? page = null;
            for (var next = from + 1; next <= Head; next++)
            {
                if (_recent[next % Capacity] is not { } happened || happened.Seq != next)
                {
                    return null;
                }

                if ((page is null || page.Count < query.Limit) && query.Fits(happened))
                {
                    (page ??= []).Add(happened);
                }
            }

            return page ?? (IReadOnlyList<StoredEvent>)[];
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            Array.Clear(_recent);
        }
    }

    public ValueTask<long> WaitAsync(long after, CancellationToken cancellationToken) => _head.PastAsync(after, cancellationToken);
}
