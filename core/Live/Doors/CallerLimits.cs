using System.Threading.RateLimiting;

namespace PluginHost.Live;

/// <summary>
/// A limit for each caller, which replenishes when it is asked, and is forgotten when it is full again. The framework's own partitions do both ten times a
/// second, and so keep a host awake at which nobody plays.
/// </summary>
internal sealed class CallerLimits(LiveOptions options, TimeProvider time) : IDisposable
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SlidingWindowRateLimiter> _limiters = new(StringComparer.Ordinal);
    private long _swept = time.GetTimestamp();

    /// <param name="caller">Who asks, and for what kind of thing.</param>
    /// <param name="requests">How many requests that is.</param>
    /// <param name="times">How many times as many as others this kind of thing has.</param>
    public bool Allows(string caller, int requests = 1, int times = 1)
    {
        var most = options.RequestsPerMinute * times;
        if (requests > most)
        {
            return false;
        }

        lock (_gate)
        {
            if (_limiters.Count >= MostKept || time.GetElapsedTime(_swept) > Sweep)
            {
                Forget();
            }

            if (!_limiters.TryGetValue(caller, out var limiter))
            {
                _limiters[caller] = limiter = new SlidingWindowRateLimiter(Limits.Window(options with { RequestsPerMinute = most }));
            }

            limiter.TryReplenish();
            using var lease = limiter.AttemptAcquire(requests);
            return lease.IsAcquired;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var limiter in _limiters.Values)
            {
                limiter.Dispose();
            }

            _limiters.Clear();
        }
    }

    private void Forget()
    {
        _swept = time.GetTimestamp();
        foreach (var (caller, limiter) in _limiters)
        {
            limiter.TryReplenish();
            if (limiter.IdleDuration is not null)
            {
                _limiters.Remove(caller);
                limiter.Dispose();
            }
        }
    }
}
