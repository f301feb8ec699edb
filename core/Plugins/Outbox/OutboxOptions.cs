namespace PluginHost.Plugins;

/// <summary>How planned requests are sent.</summary>
public sealed record OutboxOptions
{
    /// <summary>Nothing leaves this machine; each request is noted as if it had been sent.</summary>
    public bool DryRun { get; init; }

    public int Attempts { get; init; } = 5;

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>So many requests of one lane may go at once; after that, <see cref="PerSecond"/>.</summary>
    public int Burst { get; init; } = 5;

    public double PerSecond { get; init; } = 5;

    /// <summary>So many failures in a row open a lane's breaker.</summary>
    public int FailuresToOpen { get; init; } = 5;

    /// <summary>How long an open breaker lets nothing through before it lets one try.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);
}
