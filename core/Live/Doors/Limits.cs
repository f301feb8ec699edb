using System.Threading.RateLimiting;

namespace PluginHost.Live;

internal static class Limits
{
    public static readonly Sdk.Error TooMany = new("too-many", "That were too many requests within a minute.") { Hint = "Wait a minute, then go on." };

    /// <summary>A limit for one connection. It replenishes when asked, so that a thousand sockets need no thousand timers.</summary>
    public static RateLimiter PerConnection(LiveOptions options) => new SlidingWindowRateLimiter(Window(options));

    public static SlidingWindowRateLimiterOptions Window(LiveOptions options) => new()
    {
        PermitLimit = options.RequestsPerMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
        QueueLimit = 0,
        AutoReplenishment = false,
    };

    public static bool Allows(this RateLimiter limiter)
    {
        if (limiter is ReplenishingRateLimiter replenishing)
            replenishing.TryReplenish();

        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired;
    }
}
