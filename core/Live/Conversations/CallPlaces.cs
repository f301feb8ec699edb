namespace PluginHost.Live;

/// <summary>How many calls of one connection run at once. Those that wait go in by priority, and of one priority by age.</summary>
internal sealed class CallPlaces
{
    public const int Most = 8;
    private const int MostWaiting = 64;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (int Priority, long Order)> _waiting = new();
    private int _free = Most;
    private long _order;

    /// <returns>Whether a place was had; not when too many wait already.</returns>
    public async Task<bool> EnterAsync(int priority, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return true;
            }

            if (_waiting.Count >= MostWaiting)
            {
                return false;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (-priority, _order++));
        }

        await using var given = cancellationToken.UnsafeRegister(static (waiting, token) => ((TaskCompletionSource)waiting!).TrySetCanceled(token), turn);
        await turn.Task;
        return true;
    }

    public void Leave()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var next, out _))
            {
                // One that gave up waiting needs no place.
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _free++;
        }
    }

    /// <summary>Completes when no call runs any more; none comes in afterwards.</summary>
    public async Task EmptyAsync()
    {
        for (var taken = 0; taken < Most; taken++)
        {
            await EnterAsync(int.MinValue + 1, CancellationToken.None);
        }
    }
}
