namespace PluginHost.Journal;

/// <summary>A journal's head, its latest events in memory, and those who wait for the next one. Written by the writer only, after each commit.</summary>
internal sealed class Tail(long id, string name, long head)
{
    private const int Capacity = 512;

    private readonly Lock _gate = new();
    private readonly StoredEvent?[] _recent = new StoredEvent?[Capacity];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head = head;

    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The last committed position.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>The last position that the running group has handed out; the writer's own.</summary>
    public long Reserved { get; set; } = head;

    public void Committed(IReadOnlyList<StoredEvent> events)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            foreach (var happened in events)
            {
                _recent[happened.Seq % Capacity] = happened;
            }

            Volatile.Write(ref _head, events[^1].Seq);
            waiting = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>The events after a position, or null when memory does not reach back that far.</summary>
    public List<StoredEvent>? After(long seq)
    {
        lock (_gate)
        {
            var missing = _head - Math.Min(seq, _head);
            if (missing > Capacity)
            {
                return null;
            }

            var events = new List<StoredEvent>((int)missing);
            for (var next = seq + 1; next <= _head; next++)
            {
                if (_recent[next % Capacity] is not { } happened || happened.Seq != next)
                {
                    return null;
                }

                events.Add(happened);
            }

            return events;
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            Array.Clear(_recent);
        }
    }

    public async Task<long> WaitAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_head > after)
                {
                    return _head;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }
}
