namespace PluginHost.Live;

/// <summary>Those whose line broke, until it is clear that they will not be back in a moment. All of them get the same time, so that one timer is enough.</summary>
internal sealed class Absences : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(Member Member, long Since)> _away = [];
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly Action<Member> _givesUp;
    private readonly ITimer _timer;

    public Absences(TimeSpan patience, TimeProvider time, Action<Member> givesUp)
    {
        (_patience, _time, _givesUp) = (patience, time, givesUp);
        _timer = time.CreateTimer(static absences => ((Absences)absences!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Member member)
    {
        lock (_gate)
        {
            _away.Enqueue((member, _time.GetTimestamp()));
            if (_away.Count == 1)
            {
                _timer.Change(_patience, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // Told outside of the lock: whoever is told may hold a lock of their own while they add somebody.
        while (Next() is { } gone)
        {
            _givesUp(gone);
        }
    }

    private Member? Next()
    {
        lock (_gate)
        {
            if (!_away.TryPeek(out var first))
            {
                return null;
            }

            var left = _patience - _time.GetElapsedTime(first.Since);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return null;
            }

            return _away.Dequeue().Member;
        }
    }
}
