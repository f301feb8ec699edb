using System.Threading.Tasks.Sources;

namespace PluginHost.Journal;

/// <summary>A number that only rises, and those who wait for it. Thousands wait all the time, so waiting leaves nothing behind. Safe for concurrent use.</summary>
public sealed class HighMark(long value)
{
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiting = [];
    private readonly Stack<Waiter> _idle = [];
    private long _value = value;

    public long Value => Volatile.Read(ref _value);

    public void RaiseTo(long value)
    {
        lock (_gate)
        {
            Volatile.Write(ref _value, value);
            var still = 0;
            for (var index = 0; index < _waiting.Count; index++)
            {
                if (_waiting[index].After >= value)
                {
                    _waiting[still++] = _waiting[index];
                }
                else
                {
                    _waiting[index].Reached(value);
                }
            }

            _waiting.RemoveRange(still, _waiting.Count - still);
        }
    }

    /// <summary>Completes when the number is above another. Await it once, and at once.</summary>
    /// <param name="after">The other.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="quietly">Whether a wait that is ended has a result, which is not above, rather than an exception: many end every second.</param>
    /// <returns>The number at that moment.</returns>
    public ValueTask<long> PastAsync(long after, CancellationToken cancellationToken, bool quietly = false)
    {
        if (Value > after)
        {
            return new ValueTask<long>(Value);
        }

        Waiter waiter;
        lock (_gate)
        {
            if (_value > after)
            {
                return new ValueTask<long>(_value);
            }

            waiter = _idle.TryPop(out var idle) ? idle : new Waiter(this);
            (waiter.After, waiter.Quietly) = (after, quietly);
            _waiting.Add(waiter);
        }

        return waiter.Until(cancellationToken);
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Who is no longer here was reached already.
            if (_waiting.Remove(waiter))
            {
                waiter.GaveUp(cancellationToken);
            }
        }
    }

    private void Rest(Waiter waiter)
    {
        lock (_gate)
        {
            _idle.Push(waiter);
        }
    }

    /// <summary>One wait at a time, and then the next.</summary>
    private sealed class Waiter(HighMark mark) : IValueTaskSource<long>
    {
        // Nobody goes on inside of whoever raises the mark.
        private ManualResetValueTaskSourceCore<long> _core = new() { RunContinuationsAsynchronously = true };
        private CancellationTokenRegistration _ending;

        public long After { get; set; }

        public bool Quietly { get; set; }

        public ValueTask<long> Until(CancellationToken cancellationToken)
        {
            var wait = new ValueTask<long>(this, _core.Version);
            _ending = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).End(token), this);
            return wait;
        }

        public void Reached(long value) => _core.SetResult(value);

        public void GaveUp(CancellationToken cancellationToken)
        {
            if (Quietly)
            {
                _core.SetResult(After);
            }
            else
            {
                _core.SetException(new OperationCanceledException(cancellationToken));
            }
        }

        public long GetResult(short token)
        {
            _ending.Dispose();
            try
            {
                return _core.GetResult(token);
            }
            finally
            {
                _core.Reset();
                mark.Rest(this);
            }
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);

        private void End(CancellationToken cancellationToken) => mark.GiveUp(this, cancellationToken);
    }
}
