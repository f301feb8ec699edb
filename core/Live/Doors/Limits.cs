using System.Threading.RateLimiting;

namespace PluginHost.Live;

internal static class Limits
{
    public static readonly Sdk.Error TooMany = new("too-many", "That were too many requests within a minute.") { Hint = "Wait a minute, then go on." };
    public static readonly Sdk.Error Full = new("full", "More connections are open than this host keeps.") { Hint = "Come back in a minute." };
    public static readonly Sdk.Error FullAddress = new("full", "More connections came from your address than this host keeps open.") { Hint = "Close some windows there, or come back in a minute." };
    public static readonly Sdk.Error FullHands = new("too-many", "You have more connections open than this host keeps for one.") { Hint = "Close some of the other windows." };

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
