namespace PluginHost.Plugins;

/// <summary>
/// What is known of the far end of one lane: how fast it may be asked, and whether asking makes sense at all.
/// It outlives the requests. A lane sends one at a time, so that after a pause exactly one tries whether all is well again.
/// </summary>
internal sealed class LaneHealth(string plugin, string name, OutboxOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _allowed = options.Burst;
    private DateTimeOffset _counted = time.GetUtcNow();
    private DateTimeOffset _pausedUntil;
    private int _failures;
    private string _why = "";

    public string Plugin => plugin;

    /// <summary>Why nothing is sent at the moment, for people; null when all is well.</summary>
    public string? Trouble
    {
        get
        {
            lock (_gate)
                return _failures >= options.FailuresToOpen ? $"sending to {name} failed {_failures} times in a row and is paused: {_why}. It is tried again by itself." : null;
        }
    }

    /// <summary>Nothing of it is worth keeping.</summary>
    public bool IsFresh
    {
        get
        {
            lock (_gate)
                return _failures == 0 && Refilled(time.GetUtcNow()) >= options.Burst;
        }
    }

    /// <summary>When the next request may be sent.</summary>
    public DateTimeOffset Next
    {
        get
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                var free = Refilled(now) is var allowed && allowed >= 1 ? now : now + TimeSpan.FromSeconds((1 - allowed) / options.PerSecond);
                return free > _pausedUntil ? free : _pausedUntil;
            }
        }
    }

    /// <summary>Takes note of a request that was sent.</summary>
    /// <returns>Whether <see cref="Trouble"/> came or went.</returns>
    public bool Sent(SendOutcome outcome)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var before = _failures >= options.FailuresToOpen;
            (_allowed, _counted) = (Refilled(now) - 1, now);
            _failures = outcome switch
            {
                { Kind: Sending.Accepted or Sending.Refused } => 0,

                // Whoever asks to wait is well.
                { After: not null } => _failures,
                _ => _failures + 1,
            };
            _why = outcome.Note;
            var open = _failures >= options.FailuresToOpen;
            if (open)
                _pausedUntil = now + options.Pause;
            return before != open;
        }
    }

    private double Refilled(DateTimeOffset now) => Math.Min(options.Burst, _allowed + ((now - _counted).TotalSeconds * options.PerSecond));
}
